package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.events.EventContract;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What ticket-service notes in a ticket's history is a system message here: as it was noted, in order, and once. */
@QuarkusTest
class NoteTest extends MessagingTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final ObjectNode INCOMPLETE =
            JsonNodeFactory.instance.objectNode().put("text", "Who said it?");

    private final TicketFixture ticket = aTicket();
    private final UUID uid = UUID.randomUUID();

    private static ObjectNode note(UUID uid, String text, String createdAt) {
        var note = JsonNodeFactory.instance.objectNode();
        return note.put("uid", uid.toString()).put("text", text).put("created_at", createdAt);
    }

    private Event noted(TicketFixture noted, Object note) {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("snapshot", noted.snapshot());
        var change = body.putObject("changes").putObject("note").putNull("from");
        change.putPOJO("to", note);
        body.putObject("actor")
                .put("type", "administrator")
                .put("id", UUID.randomUUID().toString());
        return new Event(UUID.randomUUID(), "ticket.noted", Long.toString(noted.id()), account, noted.version(), body);
    }

    private List<Map<String, Object>> messages() {
        known(ticket);
        return asAdministrator().get("/api/messages?ticket_id=" + ticket.id()).path("data.data");
    }

    private void awaitMessages(int count) {
        await().atMost(TIMEOUT).until(() -> messages().size() == count);
    }

    /** The sample in docs/events, on a ticket of this test: its note stands after the first text, which it tells of as well. */
    @Test
    void noteOfTheEventContractBecomesAMessage() {
        var data = (ObjectNode)
                EventContract.read().sampleOf("dev.hoopoe.ticket.noted.v1").get("data");
        ((ObjectNode) data.get("snapshot")).put("id", ticket.id());
        ((ObjectNode) data.at("/changes/note/to")).put("uid", uid.toString());

        TopicWriter.publish(new Event(UUID.randomUUID(), "ticket.noted", Long.toString(ticket.id()), account, 1, data));

        awaitMessages(2);
        var message = messages().get(0);
        assertEquals(data.at("/changes/note/to/text").textValue(), message.get("body"));
        assertEquals(data.at("/changes/note/to/created_at").textValue(), message.get("created_at"));
    }

    @Test
    void noteIsASystemMessageAsItWasNoted() {
        TopicWriter.publish(noted(ticket.atVersion(1), note(uid, "Called back", "2026-02-03T05:00:00.123456Z")));

        awaitMessages(1);
        var message = messages().get(0);
        assertEquals("Called back", message.get("body"));
        assertEquals(true, message.get("is_system_message"));
        assertEquals("2026-02-03T05:00:00.123456Z", message.get("created_at"));
        var told = await().atMost(TIMEOUT)
                .until(() -> Topics.on("message.events.v1", Long.toString(ticket.id())), events -> events.size() == 1)
                .get(0)
                .body()
                .path("snapshot");
        assertEquals(uid.toString(), told.path("uid").asText());
        assertEquals(true, told.path("is_note").asBoolean());
    }

    @Test
    void notesAreInOrderAndNotRepeated() {
        var first = noted(ticket.atVersion(1), note(uid, "First", "2026-02-03T05:00:00Z"));
        var second = noted(ticket.atVersion(2), note(UUID.randomUUID(), "Second", "2026-02-03T05:00:00Z"));
        var third = noted(ticket.atVersion(3), note(UUID.randomUUID(), "Third", "2026-02-03T05:00:00Z"));
        var again = noted(ticket.atVersion(1), note(uid, "First", "2026-02-03T05:00:00Z"));

        TopicWriter.publish(first, second, first, again, third);

        awaitMessages(3);
        assertEquals(
                List.of("Third", "Second", "First"),
                messages().stream().map(message -> message.get("body")).toList());
    }

    @Test
    void deletedNoteDoesNotComeBack() {
        var first = noted(ticket.atVersion(1), note(uid, "Gone", "2026-02-03T05:00:00Z"));
        TopicWriter.publish(first);
        awaitMessages(1);

        asAdministrator()
                .delete("/api/messages/" + messages().get(0).get("id"))
                .then()
                .statusCode(200);
        TopicWriter.publish(first, noted(ticket.atVersion(2), note(UUID.randomUUID(), "Next", "2026-02-03T06:00:00Z")));

        await().atMost(TIMEOUT)
                .until(() -> messages().stream()
                        .map(message -> message.get("body"))
                        .toList()
                        .contains("Next"));
        assertEquals(1, messages().size());
    }

    /** The incomplete note comes last and becomes a dead letter, which shows that the events before it were handled. */
    @Test
    void noteOnADeletedTicketIsNotKept() throws SQLException {
        TopicWriter.publish(
                Event.of("ticket.deleted", Long.toString(ticket.id()), account, 2, ticket.snapshot()),
                noted(ticket.atVersion(1), note(uid, "Late", "2026-02-03T05:00:00Z")),
                noted(ticket.atVersion(1), INCOMPLETE));

        awaitDeadLetter();
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement("SELECT 1 FROM message WHERE ticket_id = ?")) {
            select.setLong(1, ticket.id());
            assertFalse(select.executeQuery().next());
        }
    }

    @Test
    void incompleteNoteIsADeadLetter() {
        TopicWriter.publish(
                noted(ticket.atVersion(1), INCOMPLETE),
                noted(ticket.atVersion(2), note(uid, "Whole", "2026-02-03T05:00:00Z")));

        awaitMessages(1);
        assertEquals("Whole", messages().get(0).get("body"));
        awaitDeadLetter();
    }

    private void awaitDeadLetter() {
        await().atMost(TIMEOUT)
                .until(() -> Topics.on("ticket.events.v1.dlq.messaging", Long.toString(ticket.id()))
                                .size()
                        == 1);
    }
}
