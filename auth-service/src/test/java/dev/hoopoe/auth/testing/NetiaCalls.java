package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.dialect.TokenUse;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;

/** The calls of a dashboard of Netia, as the gateway passes them on. */
public final class NetiaCalls {

    private static final String SESSION = "/netia/api/session";

    private NetiaCalls() {}

    public static Response login(PersonFixture person, String password) {
        return login(person.account(), person.email(), password);
    }

    public static Response login(String account, String email, String password) {
        return given().header("X-Hoopoe-Account", account)
                .header("X-Forwarded-For", PersonFixture.freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("user", Map.of("email", email, "password", password)))
                .post(SESSION);
    }

    /** With what a client sends as the header Authorization. */
    public static Response renew(String credential) {
        return given().header(TokenUse.CREDENTIAL_HEADER, credential).post(SESSION + "/renew");
    }

    public static Response logout(String credential) {
        return given().header(TokenUse.CREDENTIAL_HEADER, credential).delete(SESSION);
    }
}
