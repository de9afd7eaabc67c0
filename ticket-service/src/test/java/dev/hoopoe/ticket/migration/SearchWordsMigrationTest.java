package dev.hoopoe.ticket.migration;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestMessages;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That rows from before the migration are found by the same words as new ones. */
@QuarkusTest
class SearchWordsMigrationTest {

    private static final List<String> QUERIES = List.of(
            "search=copier",
            "search=crm",
            "search=hopper",
            "search=grace@example",
            "search=dirty",
            "search=toner",
            "client_name=GRACE",
            "client_email=grace@ex");

    private final AllAccounts database = new AllAccounts();
    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void existingTicketsAndClientsAreMigrated() throws SQLException {
        var details = desk.detailsWith("title", "Copier");
        details.put("client_id", desk.client("Gräce Hopper", "grace@example.com"));
        details.put("external_id", "CRM-77");
        details.put("message", "The glass is dirty");
        var ticket = desk.open(details).id();
        try (var events = new TestEvents()) {
            events.publish(
                    TestMessages.event("created", desk.name(), ticket, UUID.randomUUID(), "Toner was replaced", false));
        }
        await().untilAsserted(() -> assertFound("search=toner", ticket));

        try (var connection = database.getConnection()) {
            execute(connection, "UPDATE ticket SET search_words = '' WHERE account_id = '" + desk.name() + "'");
            execute(
                    connection,
                    "UPDATE client_replica SET body = body - 'folded_name' - 'folded_email'" + " WHERE account_id = '"
                            + desk.name() + "'");
            QUERIES.forEach(this::assertFindsNothing);
            SearchWordsMigration.fillTickets(connection);
            ClientFolding.fill(connection);
        }

        QUERIES.forEach(query -> assertFound(query, ticket));
    }

    private void assertFound(String query, long ticket) {
        desk.list(desk.administrator(), "/api/tickets?" + query).body("data.data.id", contains((int) ticket));
    }

    private void assertFindsNothing(String query) {
        desk.list(desk.administrator(), "/api/tickets?" + query).body("data.total", equalTo(0));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
