package dev.hoopoe.directory.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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
