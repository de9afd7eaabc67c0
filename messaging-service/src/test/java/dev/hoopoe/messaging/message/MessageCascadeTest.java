package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Together;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of a ticket is the end of its messages, in the database too. */
@QuarkusTest
class MessageCascadeTest extends MessagingTest {

    /** More than the pool has connections: the deletion must need none beside those that wait for it. */
    private static final int WRITERS = 32;

    private final AllAccounts database = new AllAccounts();

    private void write(TicketFixture ticket, String body) {
        asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", body))
                .post("/api/messages")
                .then()
                .statusCode(201);
    }

    private void store(TicketFixture ticket, int messages) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO message (uid, account_id, ticket_id, body, is_system_message, origin, created_at)
                        SELECT gen_random_uuid(), ?, ?, 'x', true, 'api', now() FROM generate_series(1, ?)
                        """)) {
            insert.setString(1, account);
            insert.setLong(2, ticket.id());
            insert.setInt(3, messages);
            insert.executeUpdate();
        }
    }

    private long stored(String table, TicketFixture ticket) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM " + table + " WHERE account_id = ? AND ticket_id = ?")) {
            select.setString(1, account);
            select.setLong(2, ticket.id());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void delete(TicketFixture ticket) {
        ticketService.answers(account, "GET", "/internal/tickets/" + ticket.id(), 404, "{}");
        TopicWriter.publish(deletionOf(ticket));
    }

    private Event deletionOf(TicketFixture ticket) {
        return Event.of("ticket.deleted", Long.toString(ticket.id()), account, 9, ticket.snapshot());
    }

    private void awaitEmpty(TicketFixture ticket) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> stored("message", ticket) == 0);
    }

    @Test
    void messagesOfADeletedTicketAreRemovedBatchByBatchAndNoOthers() throws SQLException {
        var gone = known(aTicket().openedWith("First"));
        var stays = known(aTicket().openedWith("First"));
        write(gone, "Second");
        write(stays, "Second");
        store(gone, 2 * MessageCascade.BATCH);

        delete(gone);

        awaitEmpty(gone);
        assertEquals(2, stored("message", stays));
    }

    @Test
    void repeatedDeletionAndOneOfAnUnknownTicketChangeNothing() {
        var gone = known(aTicket());
        var unknown = aTicket();
        write(gone, "x");
        delete(gone);
        awaitEmpty(gone);
        var last = known(aTicket());
        write(last, "x");

        TopicWriter.publish(deletionOf(gone), deletionOf(gone), deletionOf(unknown));
        delete(last);

        awaitEmpty(last);
    }

    @Test
    void messagesOfADeletedTicketHaveNoEvents() {
        var gone = known(aTicket());
        write(gone, "x");
        await().atMost(Duration.ofSeconds(20)).until(() -> told(gone) == 1);

        delete(gone);
        awaitEmpty(gone);
        var after = known(aTicket());
        write(after, "x");
        await().atMost(Duration.ofSeconds(20)).until(() -> told(after) == 1);

        assertEquals(1, told(gone));
    }

    @Test
    void messageWrittenDuringTheDeletionDoesNotStay() throws SQLException {
        var gone = known(aTicket());
        write(gone, "x");

        var statuses = Together.statuses(WRITERS, number -> {
            if (number == 8) {
                delete(gone);
            }
            return asAdministrator()
                    .body(Map.of("ticket_id", gone.id(), "body", "x"))
                    .post("/api/messages")
                    .statusCode();
        });

        assertEquals(
                WRITERS, statuses.getOrDefault(201, 0L) + statuses.getOrDefault(404, 0L), "201 or 404, nothing else");
        awaitEmpty(gone);
    }

    @Test
    void memoryOfADeletedFirstTextGoesWithTheTicket() throws SQLException {
        var gone = known(aTicket().openedWith("First"));
        int message = asAdministrator()
                .get("/api/messages?ticket_id=" + gone.id())
                .then()
                .extract()
                .path("data.data[0].id");
        asAdministrator().delete("/api/messages/" + message).then().statusCode(200);
        assertEquals(1, stored("deleted_first_text", gone));

        delete(gone);

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> stored("deleted_first_text", gone) == 0);
    }

    private static int told(TicketFixture ticket) {
        return Topics.on("message.events.v1", Long.toString(ticket.id())).size();
    }
}
