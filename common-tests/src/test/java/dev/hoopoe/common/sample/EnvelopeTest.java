package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.created;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of answers: success, list, error, and the request's id on each. */
@QuarkusTest
class EnvelopeTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/api/nowhere", "/api/samples/a/b/c", "/"})
    void unknownPathIsNotFound(String path) {
        administratorOf("default")
                .get(path)
                .then()
                .statusCode(404)
                .header("X-Request-Id", notNullValue())
                .body("success", equalTo(false))
                .body("data.error", equalTo("not_found"));
    }

    @Test
    void methodThatAPathDoesNotTakeIsRefused() {
        administratorOf("default")
                .body("{}")
                .patch("/api/samples")
                .then()
                .statusCode(405)
                .header("X-Request-Id", notNullValue())
                .header("Allow", "GET, HEAD, OPTIONS, POST")
                .body("success", equalTo(false))
                .body("data.error", equalTo("method_not_allowed"));
    }

    @Test
    void optionsAreTheMethodsOfThePathInAllClasses() {
        given().options("/api/samples").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS, POST");
        given().options("/api/samples/1").then().statusCode(204).header("Allow", "DELETE, GET, HEAD, OPTIONS, PUT");
        given().options("/api/nowhere").then().statusCode(404).header("Allow", nullValue());
        given().options("/internal/ready").then().statusCode(404);
    }

    @Test
    void nothingMayBeStoredByACache() {
        var one = "/api/samples/" + created("default", freshAccount());

        for (var path : List.of("/api/samples", one, "/api/samples/broken", "/api/nowhere", one + "0")) {
            administratorOf("default").get(path).then().header("Cache-Control", "no-store");
        }
        given().get(one).then().statusCode(401).header("Cache-Control", "no-store");
    }

    @Test
    void failureGivesAnIdAndNoInsight() {
        given().get("/api/samples/broken")
                .then()
                .statusCode(500)
                .header("X-Request-Id", notNullValue())
                .body("data.error", equalTo("internal_error"))
                .body("data.message", containsString("error id"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void neighbourThatFailsIsUnavailable() {
        administratorOf("default")
                .get("/api/samples/replica/broken")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("data.error", equalTo("internal_error"));
    }

    @Test
    void requestIdIsKeptWhenItIsSafeToLog() {
        given().header("X-Request-Id", "abc-1.2_Z")
                .get("/api/samples/whoami")
                .then()
                .header("X-Request-Id", "abc-1.2_Z")
                .body("data.logged_request", equalTo("abc-1.2_Z"));
        given().header("X-Request-Id", "two words")
                .get("/api/samples/whoami")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void addressWithNulIsRefused() {
        given().urlEncodingEnabled(false)
                .get("/api/samples/whoami?x=%00")
                .then()
                .statusCode(400)
                .header("X-Request-Id", notNullValue())
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void listSaysPageLimitAndTotal() {
        var account = freshAccount();
        for (var i = 0; i < 3; i++) {
            created(account, "s" + i);
        }

        administratorOf(account)
                .get("/api/samples?page=2&limit=2")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.page", equalTo(2))
                .body("data.limit", equalTo(2))
                .body("data.total", equalTo(3))
                .body("data.data", hasSize(1));
    }

    @Test
    void nullsAreWrittenAndTimesAreUtcInMilliseconds() {
        var account = freshAccount();
        var id = created(account, "x");

        administratorOf(account)
                .get("/api/samples/" + id)
                .then()
                .statusCode(200)
                .body("data.containsKey('note')", equalTo(true))
                .body("data.note", nullValue())
                .body("data.created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z"));
    }
}
