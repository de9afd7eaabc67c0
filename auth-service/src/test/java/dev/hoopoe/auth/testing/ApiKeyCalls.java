package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;

/** What is done with API keys. */
public final class ApiKeyCalls {

    private ApiKeyCalls() {}

    /** A new key of the token's user. */
    public static String create(String token) {
        return given().auth()
                .oauth2(token)
                .post("/auth/api-key")
                .then()
                .statusCode(200)
                .extract()
                .path("data.api_key");
    }

    public static Response delete(String token) {
        return given().auth().oauth2(token).delete("/auth/api-key");
    }

    public static Response exchange(String key) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("api_key", key))
                .post("/internal/api-keys/exchange");
    }

    /** The access token that the key is exchanged for. */
    public static String exchanged(String key) {
        return exchange(key).then().statusCode(200).extract().path("access_token");
    }

    public static String sessionOf(String token) {
        return JsonPath.from(ForgedToken.payloadOf(token)).getString("sid");
    }
}
