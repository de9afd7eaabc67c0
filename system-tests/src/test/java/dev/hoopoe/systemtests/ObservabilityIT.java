package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service can be watched: health, metrics, and an id that follows a request. */
@ExtendWith(RunningSuite.class)
class ObservabilityIT {

    private final Suite suite;
    private final ApiClient anybody;

    ObservabilityIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "directory", "ticket", "messaging"})
    void everyServiceShowsItsHealthAndItsOutbox(String service) {
        for (var probe : new String[] {"live", "ready", "started"}) {
            given().baseUri(suite.managementUrl(service))
                    .get("/q/health/" + probe)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
        given().baseUri(suite.managementUrl(service))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("hoopoe_outbox_age_seconds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "directory", "ticket", "messaging"})
    void everyServiceThatHandlesEventsShowsHowFarItsConsumersAreBehindAndWhatTheyCouldNotTakeIn(String service) {
        // A partition's lag is exported within a minute of its assignment.
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> given().baseUri(suite.managementUrl(service))
                        .get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString("kafka_consumer_fetch_manager_records_lag{"))
                        .body(containsString("hoopoe_dead_letters_total{")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "directory", "ticket", "messaging", "gateway"})
    void everyProcessTellsItsNeighboursWhetherItIsReady(String service) {
        // No client is told of it, so that it is in no document.
        given().noFilters()
                .baseUri(suite.url(service))
                .get("/internal/ready")
                .then()
                .statusCode(200)
                .body(is(emptyString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "directory", "ticket", "messaging", "gateway"})
    void healthAndMetricsAreNotOnThePortForRequests(String service) {
        for (var path : List.of("/q/health", "/q/health/ready", "/q/metrics")) {
            given().noFilters().baseUri(suite.url(service)).get(path).then().statusCode(404);
        }
    }

    @Test
    void aSafeRequestIdIsKeptAndAnUnsafeOneReplaced() {
        anybody.request()
                .header("X-Request-Id", "my-request.1")
                .get("/health")
                .then()
                .header("X-Request-Id", equalTo("my-request.1"));
        anybody.request()
                .header("X-Request-Id", "{jndi:x}")
                .get("/api/tickets")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }
}
