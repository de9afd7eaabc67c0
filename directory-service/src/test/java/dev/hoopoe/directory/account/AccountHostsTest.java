package dev.hoopoe.directory.account;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host name belongs to one account of the installation. */
@QuarkusTest
class AccountHostsTest {

    private final AccountApi api = AccountApi.open();
    private final String host = api.account() + ".example.com";

    @BeforeEach
    void openAccount() {
        open(api);
    }

    @Test
    void hostsReplaceTheFormerOnes() throws Exception {
        bind(api, List.of("b." + host, "a." + host))
                .statusCode(200)
                .body("data.hosts", equalTo(List.of("a." + host, "b." + host)));

        bind(api, List.of("b." + host, "c." + host))
                .statusCode(200)
                .body("data.hosts", equalTo(List.of("b." + host, "c." + host)));
        bind(api, List.of("c." + host, "b." + host)).statusCode(200);
        bind(api, List.of()).statusCode(200).body("data.hosts", empty());

        var events = EventLog.await("account.events.v1", api.account(), 4);
        assertEquals("dev.hoopoe.account.hosts_changed.v1", events.get(2).type());
        assertEquals(
                new ObjectMapper()
                        .valueToTree(Map.of(
                                "from", List.of("a." + host, "b." + host), "to", List.of("b." + host, "c." + host))),
                events.get(2).body().at("/changes/hosts"));
        assertEquals(0, events.get(3).body().at("/snapshot/hosts").size());
    }

    @Test
    void hostOfAnotherAccountIsAConflictThatNamesIt() {
        var other = AccountApi.open();
        open(other);
        bind(api, List.of(host)).statusCode(200);

        bind(other, List.of(host, "free." + host))
                .statusCode(409)
                .body("data.message", equalTo("Bound to another account: " + host));

        bind(api, List.of()).statusCode(200);
        bind(other, List.of(host)).statusCode(200);
    }

    @Test
    void oneOfManyAccountsGetsTheHost() {
        var accounts = IntStream.range(0, 6).mapToObj(n -> AccountApi.open()).toList();
        accounts.forEach(AccountHostsTest::open);

        var statuses = Together.run(
                6, n -> bind(accounts.get(n), List.of(host)).extract().statusCode());

        assertEquals(
                List.of(200, 409, 409, 409, 409, 409),
                statuses.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Desk.example.com",
                "desk.example.com:8000",
                "desk.example.com.",
                "-desk.example.com",
                "desk..example.com",
                "desk example.com",
                "http://desk.example.com",
                "",
                "d\u00e9sk.example.com"
            })
    void whatIsNoHostNameIsRefused(String wrong) {
        bind(api, List.of(wrong))
                .statusCode(400)
                .body("data.message", containsString("must be host names in lower case"));
    }

    @Test
    void numberAndLengthOfHostsAreLimited() {
        var label = "a".repeat(63);
        bind(api, IntStream.range(0, 21).mapToObj(n -> n + "." + host).toList()).statusCode(400);
        bind(api, IntStream.range(0, 20).mapToObj(n -> n + "." + host).toList()).statusCode(200);
        bind(api, List.of(String.join(".", label, label, label, label))).statusCode(400);
        bind(api, List.of("a" + label + ".example.com")).statusCode(400);
        api.operator()
                .body(Map.of())
                .put("/internal/accounts/" + api.account() + "/hosts")
                .then()
                .statusCode(400);
        bind(AccountApi.open(), List.of("free." + host)).statusCode(404);
    }

    @Test
    void gatewayReadsTheHosts() {
        bind(api, List.of(host));

        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.service("gateway-service"))
                .get("/internal/account-states")
                .then()
                .statusCode(200)
                .body("accounts.find { it.id == '" + api.account() + "' }.hosts", equalTo(List.of(host)));
    }

    private static void open(AccountApi account) {
        account.operator()
                .body(Map.of("id", account.account(), "name", "Test desk"))
                .post("/internal/accounts")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse bind(AccountApi account, List<String> hosts) {
        return account.operator()
                .body(Map.of("hosts", hosts))
                .put("/internal/accounts/" + account.account() + "/hosts")
                .then();
    }
}
