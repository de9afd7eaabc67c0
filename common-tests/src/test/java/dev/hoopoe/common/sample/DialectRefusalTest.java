package dev.hoopoe.common.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DialectRefusalTest {

    @Test
    void operationOfHCallTellsARefusalInItsOwnWords() {
        post("{\"name\":\"Ada\"}")
                .statusCode(418)
                .body("message", equalTo("Ada exists"))
                .body("$", not(hasKey("reason")))
                .body("status", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\" \"}", "{\"name\":[]}", "{\"na", "[]", "", "null"})
    void whatCannotBeReadIsToldInTheSameWords(String body) {
        post(body)
                .statusCode(400)
                .body("message", equalTo("Sample creation failed"))
                .body("reason", not(equalTo("")))
                .body("status", equalTo(false))
                .body("$", not(hasKey("success")));
    }

    @Test
    void unknownRouteOfHCallIsToldInItsShape() {
        given().get("/hcall/api/nothing").then().statusCode(404).body("message", equalTo("Route not found"));
        given().get("/hcall/api/samples").then().statusCode(404).body("message", equalTo("Route not found"));
        given().urlEncodingEnabled(false)
                .get("/hcall/api/%00")
                .then()
                .statusCode(400)
                .body("message", equalTo("Invalid data"));
    }

    @Test
    void whoHasNoTokenIsToldSoInTheDialect() {
        given().get("/omnidesk/api/samples").then().statusCode(401).body("detail", equalTo("Unauthorized"));
        given().header("Authorization", "Bearer nonsense")
                .get("/omnidesk/api/samples")
                .then()
                .statusCode(401)
                .body("detail", equalTo("Unauthorized"));
    }

    @Test
    void omniDeskNamesTheField() {
        SampleFixture.administratorOf(SampleFixture.freshAccount())
                .get("/omnidesk/api/samples")
                .then()
                .statusCode(400)
                .body("detail", equalTo("Bad Request"))
                .body("errors.limit[0]", startsWith("must be"));
    }

    @Test
    void newDialectIsOneObjectAndItsResources() {
        given().get("/sample/things/1").then().statusCode(200).body("thing", equalTo("1"));
        given().get("/sample/things/2").then().statusCode(404).body("problem", equalTo("Thing 2 not found"));
        given().get("/sample/nothing").then().statusCode(404).body("problem", equalTo("No resource at this path"));
        given().delete("/sample/things/1")
                .then()
                .statusCode(405)
                .body("problem", equalTo("This path does not support this method"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/hcall/api/samples")
                .then();
    }
}
