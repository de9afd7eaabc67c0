package dev.hoopoe.ticket.cascadeworker;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets of a client who was merged into another one (docs/decisions/0043). */
@QuarkusTest
class ClientMergeTest {

    /** More than two steps take. */
    private static final int MANY = 2 * CascadeTransactions.MOST_TICKETS + 50;

    private final AllAccounts database = new AllAccounts();
    private final TestEvents events = new TestEvents();
    private final UUID source = UUID.randomUUID();
    private final UUID target = UUID.randomUUID();
    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
        desk.directory().client(source, "Augusta King", "augusta@example.com");
        desk.directory().client(target, "Ada Lovelace", "ada@example.com");
    }

    @AfterEach
    void close() {
        events.close();
    }

    private long open(UUID client) {
        return desk.open(desk.detailsWith("client_id", client)).id();
    }

    private Event merge(UUID gone, UUID survivor, long sequence) {
        var merged = new HashMap<String, Object>();
        merged.put("from", null);
        merged.put("to", Map.of("id", gone, "number", 7, "sequence", sequence, "merged_into", survivor));
        return new Event(
                UUID.randomUUID(),
                "client.merged",
                survivor.toString(),
                desk.name(),
                sequence,
                Map.of(
                        "snapshot",
                                Map.of("id", survivor, "number", 8, "name", "Ada Lovelace", "email", "ada@example.com"),
                        "changes", Map.of("merged", merged),
                        "actor", Map.of("type", "system")));
    }

    private void awaitClient(long ticket, UUID client) {
        await().untilAsserted(() ->
                desk.get(desk.administrator(), ticket).body("data.client_id", equalTo(client.toString())));
    }

    @Test
    void ticketsMoveToTheSurvivorEachWithItsEvent() {
        var ticket = open(source);
        var other = open(target);

        events.publish(merge(source, target, 1));

        var moved = events.ofTicket(ticket, 2).get(1);
        assertEquals("updated", moved.name());
        assertEquals(1, moved.sequence());
        assertEquals(
                source.toString(), moved.body().at("/changes/client_id/from").asText());
        assertEquals(target.toString(), moved.body().at("/changes/client_id/to").asText());
        assertEquals(target.toString(), moved.body().at("/snapshot/client_id").asText());
        awaitClient(ticket, target);
        assertEquals(1, events.ofTicket(other, 1).size());
    }

    @Test
    void ticketsAreFoundByTheSurvivorsNameAndAddressOnly() {
        var ticket = open(source);
        desk.list(desk.administrator(), "/api/tickets?search=augusta").body("data.total", equalTo(1));

        events.publish(merge(source, target, 1));

        await().untilAsserted(() -> desk.list(desk.administrator(), "/api/tickets?search=lovelace")
                .body("data.data.id", contains((int) ticket)));
        desk.list(desk.administrator(), "/api/tickets?search=augusta").body("data.total", equalTo(0));
        desk.list(desk.administrator(), "/api/tickets?client_name=lovel").body("data.total", equalTo(1));
        desk.list(desk.administrator(), "/api/tickets?client_name=augusta").body("data.total", equalTo(0));
    }

    @Test
    void manyTicketsMoveOnceWhenTheMergeIsDeliveredTwice() {
        var ticket = open(source);
        new TicketCopies().make(ticket, MANY);
        var merge = merge(source, target, 1);

        events.publish(merge);
        events.publish(merge);

        await().until(() -> count("ticket WHERE client_id = '" + source + "' AND account_id = ?") == 0);
        await().until(() -> count("ticket_cascade WHERE account_id = ?") == 0);
        assertEquals(MANY + 1, count("ticket WHERE client_id = '" + target + "' AND account_id = ?"));
        assertEquals(2, events.ofTicket(ticket, 2).size());
        assertEquals(2, events.ofTicketSoFar(ticket).size());
    }

    @Test
    void chainOfMergesEndsAtTheLastSurvivorInAnyOrderOfEvents() {
        var last = UUID.randomUUID();
        desk.directory().client(last, "Last", "last@example.com");
        var ticket = open(source);
        var later = open(target);

        events.publish(merge(target, last, 5));
        awaitClient(later, last);
        events.publish(merge(source, target, 3));

        awaitClient(ticket, last);
    }

    @Test
    void requestsWithTheOldIdMeanTheSurvivor() {
        var ticket = open(source);
        events.publish(merge(source, target, 1));
        awaitClient(ticket, target);

        desk.create(desk.detailsWith("client_id", source))
                .statusCode(201)
                .body("data.client_id", equalTo(target.toString()));
        var other = desk.open().id();
        desk.update(desk.administrator(), other, Map.of("client_id", source))
                .statusCode(200)
                .body("data.client_id", equalTo(target.toString()));
    }

    @Test
    void oldNumberLeadsToTheSurvivorInOmniDesk() {
        var ticket = open(source);
        events.publish(merge(source, target, 1));
        awaitClient(ticket, target);

        desk.list(desk.administrator(), "/omnidesk/api/tickets?client_id=7")
                .body("ticket_id", contains((int) ticket))
                .body("client_id", everyItem(equalTo(8)));
        desk.as(desk.administrator())
                .body(Map.of("client_id", 7, "subject", "Again"))
                .post("/omnidesk/api/tickets")
                .then()
                .statusCode(201)
                .body("client_id", equalTo(8));
    }

    @Test
    void clientThatDirectorySaysWasMergedIsTheSurvivor() {
        var old = UUID.randomUUID();
        desk.directory().mergedClient(old, target);

        desk.create(desk.detailsWith("client_id", old))
                .statusCode(201)
                .body("data.client_id", equalTo(target.toString()));
    }

    @Test
    void ticketsOpenedDuringTheMergeAllEndAtTheSurvivor() {
        open(source);

        var tickets = Together.times(24, number -> {
            if (number == 12) {
                events.publish(merge(source, target, 1));
            }
            return open(source);
        });

        tickets.forEach(ticket -> awaitClient(ticket, target));
        await().until(() -> count("ticket_cascade WHERE account_id = ?") == 0);
        assertEquals(0, count("ticket WHERE client_id = '" + source + "' AND account_id = ?"));
    }

    private long count(String rows) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM " + rows)) {
            select.setString(1, desk.name());
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
