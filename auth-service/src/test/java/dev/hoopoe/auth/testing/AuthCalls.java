package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** The calls that most tests make. */
public final class AuthCalls {

    public static final String DIRECTORY_SECRET = "test-directory-secret";

    private AuthCalls() {}

    public static Response login(String account, String email, String password, String ip) {
        return given().header("X-Hoopoe-Account", account)
                .header("X-Forwarded-For", ip)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/auth/login");
    }

    public static Response refresh(Object refreshToken) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refresh_token", refreshToken))
                .post("/auth/refresh");
    }

    public static Response logout(Object accessToken) {
        return given().auth().oauth2((String) accessToken).post("/auth/logout");
    }

    public static Response serviceToken(String client, String secret) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("client_id", client, "client_secret", secret))
                .post("/internal/token");
    }

    public static String serviceToken() {
        return serviceToken("directory", DIRECTORY_SECRET)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
