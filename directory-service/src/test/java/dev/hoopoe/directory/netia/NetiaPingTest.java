package dev.hoopoe.directory.netia;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row N-35. */
@QuarkusTest
class NetiaPingTest {

    private static final String PING = "/netia/api/ping";

    @Test
    void parametersAreRepeated() {
        given().get(PING)
                .then()
                .statusCode(200)
                .body("data.message", equalTo("Pong!"))
                .body("data.params", anEmptyMap());
        given().get(PING + "?a=1&b=ü&a=2").then().body("data.params", equalTo(Map.of("a", "2", "b", "ü")));
        given().contentType(ContentType.JSON)
                .body("{\"b\":{\"c\":[1]}}")
                .post(PING + "?a=1")
                .then()
                .statusCode(200)
                .body("data.params", equalTo(Map.of("a", "1", "b", Map.of("c", List.of(1)))));
        given().post(PING).then().statusCode(200).body("data.params", anEmptyMap());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":", "7", "{\"a\":\"\\u0000\"}"})
    void bodyIsAnObject(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(PING)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BAD_REQUEST"));
    }
}
