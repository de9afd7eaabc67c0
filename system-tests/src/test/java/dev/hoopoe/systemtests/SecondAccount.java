package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;

import dev.hoopoe.local.Suite;
import io.restassured.http.ContentType;
import java.util.Map;
import org.hamcrest.Matchers;

/** The account that is bound to a host name of its own; made by the operator, once. */
final class SecondAccount {

    private static final String EMAIL = "root@acme.example";

    private SecondAccount() {}

    static synchronized Desk administrator(Suite suite, Desk anybody) {
        create(suite);
        return anybody.underHost(RunningSuite.SECOND_ACCOUNT_HOST).login(EMAIL, Desk.PASSWORD);
    }

    private static void create(Suite suite) {
        given().baseUri(suite.url("directory"))
                .header("Authorization", "Bearer " + operatorToken(suite))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "id", RunningSuite.SECOND_ACCOUNT,
                        "name", "Acme",
                        "administrator", Map.of("email", EMAIL, "password", Desk.PASSWORD, "name", "Root")))
                .post("/internal/accounts")
                .then()
                .statusCode(Matchers.oneOf(201, 409));
    }

    private static String operatorToken(Suite suite) {
        return given().baseUri(suite.url("auth"))
                .contentType(ContentType.JSON)
                .body(Map.of("client_id", "operator", "client_secret", suite.operatorSecret()))
                .post("/internal/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
