package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages and conversations of a client who was merged into another one (docs/decisions/0043). */
@QuarkusTest
class MergedAuthorTest extends MessagingTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int WRITERS = 24;

    private final AllAccounts database = new AllAccounts();
    private final UUID source = UUID.randomUUID();
    private final UUID target = UUID.randomUUID();
    private TicketFixture ticket;

    @BeforeEach
    void knowATicketOfTheClient() {
        knownClient(source, 41);
        knownClient(target, 42);
        ticket = known(aTicket().ofClient(source));
    }

    private void merge(UUID gone, UUID survivor, long sequence) {
        var merged = new HashMap<String, Object>();
        merged.put("from", null);
        merged.put("to", Map.of("id", gone, "number", 41, "sequence", sequence, "merged_into", survivor));
        TopicWriter.publish(new Event(
                UUID.randomUUID(),
                "client.merged",
                survivor.toString(),
                account,
                sequence,
                Map.of(
                        "snapshot", Map.of("id", survivor, "number", 42, "name", "Ada"),
                        "changes", Map.of("merged", merged),
                        "actor", Map.of("type", "system"))));
    }

    private int write(TicketFixture on) {
        return anonymous()
                .body(Map.of("secret", on.secret(), "message", "Hello"))
                .post("/api/tickets/" + on.id() + "/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private String authorOf(int message) {
        return asAdministrator().get("/api/messages/" + message).path("data.client_id");
    }

    private void awaitAuthor(int message, UUID author) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(author.toString(), authorOf(message)));
    }

    private long writtenBySource() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM message WHERE client_id = ?")) {
            select.setObject(1, source);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(int messages) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO message (uid, account_id, ticket_id, client_id, body, is_system_message, origin, created_at)
                        SELECT gen_random_uuid(), ?, ?, ?, 'x', false, 'api', now() FROM generate_series(1, ?)
                        """)) {
            insert.setString(1, account);
            insert.setLong(2, ticket.id());
            insert.setObject(3, source);
            insert.setInt(4, messages);
            insert.executeUpdate();
        }
    }

    @Test
    void messagesMoveBatchByBatchWithoutAnEventOfEach() throws SQLException {
        var message = write(ticket);
        store(2 * MergedClientMessages.BATCH);

        merge(source, target, 1);

        awaitAuthor(message, target);
        await().atMost(SOON).until(() -> writtenBySource() == 0);
        assertEquals(
                1, Topics.on("message.events.v1", Long.toString(ticket.id())).size());
    }

    @Test
    void messagesInTheNameOfTheMergedClientAreTheSurvivors() {
        var first = write(ticket);
        merge(source, target, 1);
        awaitAuthor(first, target);

        assertEquals(target.toString(), authorOf(write(ticket)));
        asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "client_id", source, "body", "By its old name"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .body("data.client_id", equalTo(target.toString()));
    }

    @Test
    void firstTextReceivedAfterTheMergeIsTheSurvivors() {
        var message = write(ticket);
        merge(source, target, 1);
        awaitAuthor(message, target);

        var late = known(aTicket().ofClient(source).openedWith("First"));

        asAdministrator()
                .get("/api/messages?ticket_id=" + late.id())
                .then()
                .statusCode(200)
                .body("data.data[0].body", equalTo("First"))
                .body("data.data[0].client_id", equalTo(target.toString()));
    }

    @Test
    void conversationsAreFoundByTheOldNumberAndShowTheSurvivors() {
        var message = write(ticket);
        merge(source, target, 1);
        awaitAuthor(message, target);
        var shown = "/omnidesk/api/conversations/" + ticket.id();
        asAdministrator().get(shown).then().body("client_id", equalTo(42));

        TopicWriter.publish(Event.of(
                "ticket.updated",
                Long.toString(ticket.id()),
                account,
                1,
                ticket.ofClient(target).atVersion(1).snapshot()));

        for (var number : List.of(41, 42)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertEquals(
                            List.of(ticket.id()),
                            asAdministrator()
                                    .get("/omnidesk/api/conversations?client_id=" + number)
                                    .jsonPath()
                                    .getList("conversation_id", Long.class)));
        }
    }

    @Test
    void messagesWrittenDuringAMergeBelongToTheSurvivor() {
        var first = write(ticket);
        asAdministrator()
                .get("/omnidesk/api/conversations/" + ticket.id())
                .then()
                .body("client_id", equalTo(41));

        Together.statuses(WRITERS, number -> {
            if (number == WRITERS / 2) {
                merge(source, target, 1);
            }
            write(ticket);
            return 201;
        });

        awaitAuthor(first, target);
        await().atMost(SOON).until(() -> writtenBySource() == 0);
    }
}
