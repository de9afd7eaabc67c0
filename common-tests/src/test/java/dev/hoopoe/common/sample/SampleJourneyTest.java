package dev.hoopoe.common.sample;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SampleJourneyTest {

    @Test
    void changeReachesTheReplicaThroughOutboxAndKafka() {
        var token = TestTokens.administrator("journey", UUID.randomUUID());
        String id = given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"first\",\"extra\":{\"a\":1.50}}")
                .post("/api/samples")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");

        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"name\":\"second\"}")
                .put("/api/samples/" + id)
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().auth()
                        .oauth2(token)
                        .get("/api/samples/replica/" + id)
                        .then()
                        .statusCode(200)
                        .body("data.name", equalTo("second")));
    }
}
