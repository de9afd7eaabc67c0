package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;

import dev.hoopoe.local.Suite;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** The accounts that are bound to host names of their own; made by the operator, once. */
final class SecondAccount {

    static final String EMAIL = "root@acme.example";

    private SecondAccount() {}

    static synchronized ApiClient administrator(Suite suite, ApiClient anybody) {
        open(
                suite,
                Map.of(
                        "id",
                        RunningSuite.SECOND_ACCOUNT,
                        "name",
                        "Acme",
                        "administrator",
                        Map.of("email", EMAIL, "password", ApiClient.PASSWORD, "name", "Root")));
        var administrator = anybody.underHost(RunningSuite.SECOND_ACCOUNT_HOST).login(EMAIL, ApiClient.PASSWORD);
        awaitFirstChannel(administrator);
        return administrator;
    }

    /** The account of HCall's examples, which has nobody until a master is created. */
    static void openForHCall(Suite suite) {
        open(suite, Map.of("id", RunningSuite.HCALL_ACCOUNT, "name", "HCall"));
    }

    private static void open(Suite suite, Map<String, ?> account) {
        asOperator(suite).body(account).post("/internal/accounts").then().statusCode(Matchers.oneOf(201, 409));
    }

    /** An account's channels come by event, in two steps; a ticket can be opened once both are done. */
    static void awaitFirstChannel(ApiClient administrator) {
        var client = administrator.createClient("First");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> administrator
                        .post("/api/tickets", Map.of("title", "First", "client_id", client, "channel_id", "web"))
                        .statusCode(201));
    }

    /** Has an account of its own bound to a host, suspended, resumed and deleted. */
    static void openAndDelete(Suite suite, String id) {
        open(suite, Map.of("id", id, "name", "Short"));
        var path = "/internal/accounts/" + id;
        asOperator(suite)
                .body(Map.of("hosts", List.of(id + ".example.com")))
                .put(path + "/hosts")
                .then()
                .statusCode(200);
        asOperator(suite).post(path + "/suspension").then().statusCode(200);
        asOperator(suite).delete(path + "/suspension").then().statusCode(200);
        asOperator(suite).delete(path + "?confirm=" + id).then().statusCode(202);
    }

    private static RequestSpecification asOperator(Suite suite) {
        return given().baseUri(suite.url("directory"))
                .header("Authorization", "Bearer " + operatorToken(suite))
                .contentType(ContentType.JSON);
    }

    private static String operatorToken(Suite suite) {
        return given().baseUri(suite.url("auth"))
                .contentType(ContentType.JSON)
                .body(Map.of("client_id", "operator", "client_secret", suite.serviceSecret("operator")))
                .post("/internal/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
