package dev.hoopoe.common.sample;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The readiness of a service, on its management port and on the port for requests. */
@QuarkusTest
class ReadinessTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI checks;

    @Inject
    @Readiness
    SampleReadiness readiness;

    /** Its consumers join their groups first. */
    @BeforeEach
    void awaitReady() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().get("/internal/ready").statusCode() == 200);
    }

    @AfterEach
    void becomeReady() {
        readiness.set(true);
    }

    @Test
    void readyServiceAnswersWithAnEmptyBodyAndTakesNoCredential() {
        given().get("/internal/ready").then().statusCode(200).body(is(emptyString()));
    }

    @Test
    void oneCheckThatIsDownMakesTheServiceUnready() {
        readiness.set(false);

        given().get("/internal/ready").then().statusCode(503).body(is(emptyString()));
    }

    @Test
    void checksAreNamedOnTheManagementPortAlone() {
        readiness.set(false);

        given().get(checks).then().statusCode(503).body("checks.find { it.name == 'sample' }.status", equalTo("DOWN"));
        given().get("/q/health/ready").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }
}
