package dev.hoopoe.directory.account;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicReader;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deleted account is suspended at once, and gone once every service has removed it, this one at last. */
@QuarkusTest
class AccountDeletionTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final AllAccounts database = new AllAccounts();
    private final AccountApi api = AccountApi.open();

    /** As the operator calls: in no account that is concerned. */
    private final AccountApi installation = AccountApi.open();

    @Test
    void accountIsGoneOnceEveryServiceHasRemovedIt() throws SQLException {
        open().statusCode(201);
        var department = api.createDepartment("Sales");
        var client = api.createClient("Ada");
        api.createUser(UserFixture.agent(emailAtNeighbour("agent")));

        delete(api.account())
                .statusCode(202)
                .body("data.deleting", is(true))
                .body("data.suspended_at", notNullValue())
                .body("data.removed_by", empty());
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> api.get("/api/clients").statusCode(401));

        removedBy("ticket-service");
        removedBy("auth-service");
        await().atMost(SOON)
                .untilAsserted(
                        () -> read().body("data.removed_by", containsInAnyOrder("ticket-service", "auth-service")));
        assertEquals(2, count("department"));

        removedBy("messaging-service");
        await().atMost(SOON).untilAsserted(() -> read().statusCode(404));

        for (var table : tables()) {
            assertEquals(0, count(table), table);
        }
        var events = EventLog.await("account.events.v1", api.account(), 4);
        assertEquals("dev.hoopoe.account.suspended.v1", events.get(1).type());
        assertEquals("dev.hoopoe.account.deleted.v1", events.get(2).type());
        assertNull(events.get(3).type());
        assertEndsWithTombstone("client.events.v1", client.toString());
        assertEndsWithTombstone("department.events.v1", Long.toString(department));
    }

    @Test
    void idOfADeletedAccountIsNotGivenAwayAgain() {
        open();
        delete(api.account());
        open().statusCode(409);
        List.of("ticket-service", "auth-service", "messaging-service").forEach(this::removedBy);
        await().atMost(SOON).untilAsserted(() -> read().statusCode(404));

        open().statusCode(409).body("data.message", equalTo("An account with this id was deleted; choose another id"));
    }

    @Test
    void deletionIsNotUndoneAndRepeatsWithoutEffect() {
        open();
        delete(api.account());

        delete(api.account()).statusCode(202).body("data.deleting", is(true));
        installation
                .operator()
                .delete("/internal/accounts/" + api.account() + "/suspension")
                .then()
                .statusCode(409)
                .body("data.message", equalTo("The account is being deleted"));
        installation
                .operator()
                .post("/internal/accounts/" + api.account() + "/suspension")
                .then()
                .statusCode(200);
    }

    @Test
    void deletionNeedsTheIdTwice() {
        open();

        delete(null).statusCode(400).body("data.message", equalTo("confirm: must repeat the account's id"));
        delete("default").statusCode(400);
        read().body("data.deleting", is(false));
        installation
                .operator()
                .delete("/internal/accounts/default?confirm=default")
                .then()
                .statusCode(409)
                .body("data.message", equalTo("The default account cannot be suspended or deleted"));
        installation
                .operator()
                .delete("/internal/accounts/unknown?confirm=unknown")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse open() {
        return installation
                .operator()
                .body(Map.of(
                        "id",
                        api.account(),
                        "name",
                        "Test desk",
                        "administrator",
                        Map.of("email", emailAtNeighbour("gone"), "password", PASSWORD, "name", "Rosa")))
                .post("/internal/accounts")
                .then();
    }

    private ValidatableResponse read() {
        return installation
                .operator()
                .get("/internal/accounts/" + api.account())
                .then();
    }

    private ValidatableResponse delete(String confirm) {
        var request = installation.operator();
        if (confirm != null) {
            request.queryParam("confirm", confirm);
        }
        return request.delete("/internal/accounts/" + api.account()).then();
    }

    private void removedBy(String service) {
        TopicWriter.publish(Event.of(
                "removal.completed",
                api.account() + "/" + service,
                api.account(),
                1,
                Map.of("account", api.account(), "service", service, "removed_at", "2026-03-02T09:41:00Z")));
    }

    private static void assertEndsWithTombstone(String topic, String key) {
        await().atMost(SOON).untilAsserted(() -> {
            var records = TopicReader.of(topic).now(key);
            assertNull(records.get(records.size() - 1).value());
        });
    }

    private List<String> tables() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("""
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'account_id'""")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private long count(String table) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE account_id = ?")) {
            select.setString(1, api.account());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
