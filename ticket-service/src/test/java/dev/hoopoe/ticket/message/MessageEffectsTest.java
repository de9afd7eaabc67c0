package dev.hoopoe.ticket.message;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestEvents.TicketRecord;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What messages do to tickets (contract Homa, section 5.2), through the real topic. */
@QuarkusTest
class MessageEffectsTest {

    private static final UUID STAFF = UUID.randomUUID();

    private TicketFixture desk;
    private final TestEvents events = new TestEvents();

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @ParameterizedTest
    @CsvSource({
        "new, wait_for_user",
        "wait_for_agent, wait_for_user",
        "in_progress, in_progress",
        "wait_for_user, wait_for_user",
        "closed, closed"
    })
    void replyOfTheStaffMovesTheStatus(String before, String after) {
        var ticket = desk.open(desk.detailsWith("status", before)).id();

        publish(message(ticket, STAFF, null, "reply"));

        assertEffect(ticket, before, after);
    }

    @ParameterizedTest
    @CsvSource({"wait_for_user, wait_for_agent", "new, new", "on_hold, on_hold", "resolved, resolved"})
    void messageOfTheClientMovesTheStatus(String before, String after) {
        var ticket = desk.open(desk.detailsWith("status", before)).id();

        publish(message(ticket, null, desk.clientId(), "api"));

        assertEffect(ticket, before, after);
    }

    @ParameterizedTest
    @CsvSource({"new", "wait_for_user"})
    void noteAndSystemMessageChangeUpdatedAtOnly(String status) {
        var ticket = desk.open(desk.detailsWith("status", status)).id();

        publish(message(ticket, STAFF, null, "api"));
        publish(message(ticket, null, null, "api"));

        var published = events.ofTicket(ticket, 3);
        assertEquals(
                List.of(
                        "dev.hoopoe.ticket.created.v1",
                        "dev.hoopoe.ticket.message_added.v1",
                        "dev.hoopoe.ticket.message_added.v1"),
                published.stream().map(TicketRecord::type).toList());
        assertEquals(status, published.get(2).body().at("/snapshot/status").asText());
    }

    @Test
    void messageThatRepeatsTheDescriptionChangesNothing() {
        var ticket = desk.open(desk.detailsWith("status", "wait_for_user")).id();

        publish(message(ticket, null, desk.clientId(), "description"));
        publish(message(ticket, null, null, "api"));

        assertEquals(1, events.ofTicket(ticket, 2).get(1).sequence());
        desk.get(desk.administrator(), ticket).body("data.status", equalTo("wait_for_user"));
    }

    @Test
    void messageDeliveredTwiceHasItsEffectOnce() {
        var ticket = desk.open().id();
        var message = message(ticket, STAFF, null, "reply");

        publish(message);
        publish(message);
        publish(message(ticket, STAFF, null, "reply"));

        var published = events.ofTicket(ticket, 3);
        assertEquals(
                List.of(0L, 1L, 2L),
                published.stream().map(TicketRecord::sequence).toList());
        assertEquals(3, events.ofTicketSoFar(ticket).size());
    }

    @Test
    void messageOfUnknownTicketAndUnknownEventDoNotStopTheNext() {
        var ticket = desk.open().id();

        publish(message(Long.MAX_VALUE, STAFF, null, "reply"));
        publish(Event.of("message.translated", Long.toString(ticket), desk.name(), 2, Map.of("ticket_id", ticket)));
        publish(message(ticket, STAFF, null, "reply"));

        assertEffect(ticket, "new", "wait_for_user");
    }

    @Test
    void eventThatCannotBeReadDoesNotStopTheNext() {
        var ticket = desk.open().id();

        publish(Event.of(
                "message.created", Long.toString(ticket), desk.name(), 1, Map.of("ticket_id", "not a number")));
        publish(message(ticket, STAFF, null, "reply"));

        assertEffect(ticket, "new", "wait_for_user");
    }

    @Test
    void messageOfAnotherAccountHasNoEffect() {
        var ticket = desk.open().id();
        var other = TicketFixture.account();

        publish(message(other.name(), ticket, STAFF, null, "reply"));
        publish(message(ticket, null, null, "api"));

        assertEquals(
                "new",
                events.ofTicket(ticket, 2).get(1).body().at("/snapshot/status").asText());
    }

    private void assertEffect(long ticket, String before, String after) {
        var event = events.ofTicket(ticket, 2).get(1);
        var name = before.equals(after) ? "message_added" : "status_changed";
        assertEquals("dev.hoopoe.ticket." + name + ".v1", event.type());
        assertEquals("system", event.body().at("/actor/type").asText());
        await().untilAsserted(() -> desk.get(desk.administrator(), ticket).body("data.status", equalTo(after)));
    }

    private void publish(Event event) {
        events.publish(event);
    }

    private Event message(long ticket, UUID user, UUID client, String origin) {
        return message(desk.name(), ticket, user, client, origin);
    }

    private static Event message(String account, long ticket, UUID user, UUID client, String origin) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", 1);
        snapshot.put("uid", UUID.randomUUID());
        snapshot.put("ticket_id", ticket);
        snapshot.put("user_id", user);
        snapshot.put("client_id", client);
        snapshot.put("body", "text");
        snapshot.put("is_system_message", user == null && client == null);
        snapshot.put("origin", origin);
        snapshot.put("created_at", "2026-01-02T03:04:05Z");
        return Event.of("message.created", Long.toString(ticket), account, 1, snapshot);
    }
}
