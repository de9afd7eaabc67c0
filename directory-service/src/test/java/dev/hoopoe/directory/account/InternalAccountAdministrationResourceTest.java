package dev.hoopoe.directory.account;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator does with the accounts of the installation. */
@QuarkusTest
class InternalAccountAdministrationResourceTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void operatorReadsAnAccount() {
        open(api);

        get("/" + api.account())
                .statusCode(200)
                .body("data.id", equalTo(api.account()))
                .body("data.name", equalTo("Test desk"))
                .body("data.created_at", notNullValue());
    }

    @Test
    void unknownAccountIsNotFound() {
        get("/" + api.account()).statusCode(404).body("data.error", equalTo("not_found"));
        get("/NO.account").statusCode(404);
    }

    @Test
    void operatorSeesTheAccountsOfTheInstallationPageByPage() {
        var other = AccountApi.open();
        open(api);
        open(other);

        var found = new ArrayList<String>();
        var page = 1;
        List<String> ids;
        do {
            ids = get("?limit=1&page=" + page++).statusCode(200).extract().path("data.data.id");
            found.addAll(ids);
        } while (!ids.isEmpty());

        assertTrue(found.containsAll(List.of(api.account(), other.account())), found.toString());
        assertEquals(found.stream().sorted().distinct().toList(), found);
        get("?limit=1")
                .body("data.page", is(1))
                .body("data.limit", is(1))
                .body("data.total", greaterThanOrEqualTo(2))
                .body("data.data", hasSize(1));
    }

    @Test
    void suspendedAccountRefusesEverybodyButTheOperatorUntilItIsResumed() {
        open(api);
        api.get("/api/clients").statusCode(200);

        suspension(Method.POST).statusCode(200).body("data.suspended_at", notNullValue());

        awaitStatus(401);
        given().header("X-Hoopoe-Account", api.account())
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post("/hcall/api/master/create")
                .then()
                .statusCode(403)
                .body(containsString("This desk is suspended; ask its operator"));
        api.service().get("/internal/departments/0").then().statusCode(404);

        suspension(Method.DELETE).statusCode(200).body("data.suspended_at", nullValue());

        awaitStatus(200);
    }

    @Test
    void repeatedSuspensionAndResumptionChangeNothing() {
        open(api);

        String since = suspension(Method.POST).extract().path("data.suspended_at");
        suspension(Method.POST).statusCode(200).body("data.suspended_at", equalTo(since));
        suspension(Method.DELETE).statusCode(200);
        suspension(Method.DELETE).statusCode(200);

        suspension(Method.POST).statusCode(200);
        var events = EventLog.await("account.events.v1", api.account(), 4);
        assertEquals(
                List.of(
                        "dev.hoopoe.account.created.v1",
                        "dev.hoopoe.account.suspended.v1",
                        "dev.hoopoe.account.resumed.v1",
                        "dev.hoopoe.account.suspended.v1"),
                events.stream().map(EventLog.Entry::type).toList());
        assertEquals(since, events.get(1).body().at("/snapshot/suspended_at").asText());
        assertEquals(
                since, events.get(2).body().at("/changes/suspended_at/from").asText());
        assertTrue(events.get(2).body().at("/snapshot/suspended_at").isNull());
    }

    @Test
    void gatewayReadsTheSuspendedAccounts() {
        open(api);
        var other = AccountApi.open();
        open(other);
        suspension(Method.POST);

        var states = given().header("Authorization", "Bearer " + TestTokens.service("gateway-service"))
                .get("/internal/account-states")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<String> ids = states.getList("accounts.id");
        assertTrue(ids.contains(api.account()), ids.toString());
        assertFalse(ids.contains(other.account()), ids.toString());
        assertEquals(1, states.getInt("accounts.find { it.id == '" + api.account() + "' }.sequence"));
    }

    @Test
    void unknownAndDefaultAccountsAreNotSuspended() {
        suspension(Method.POST).statusCode(404);
        suspension(Method.DELETE).statusCode(404);
        api.operator()
                .post("/internal/accounts/default/suspension")
                .then()
                .statusCode(409)
                .body("data.message", equalTo("The default account cannot be suspended or deleted"));
    }

    private ValidatableResponse suspension(Method method) {
        return api.operator()
                .request(method, "/internal/accounts/" + api.account() + "/suspension")
                .then();
    }

    private void awaitStatus(int status) {
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> api.get("/api/clients").statusCode(status));
    }

    private void open(AccountApi account) {
        account.operator()
                .body(Map.of("id", account.account(), "name", "Test desk"))
                .post("/internal/accounts")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse get(String path) {
        return api.operator().get("/internal/accounts" + path).then();
    }
}
