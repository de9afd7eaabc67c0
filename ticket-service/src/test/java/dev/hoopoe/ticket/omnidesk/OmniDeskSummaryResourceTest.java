package dev.hoopoe.ticket.omnidesk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract OmniDesk, row O-02 and section 4.1. */
@QuarkusTest
class OmniDeskSummaryResourceTest {

    private OmniDeskFixture omnidesk;
    private final TestEvents events = new TestEvents();

    @BeforeEach
    void openAccount() {
        omnidesk = new OmniDeskFixture();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void emptyAccountHasItsCallerAlone() {
        omnidesk.get(omnidesk.admin(), "/omnidesk/api/summary")
                .statusCode(200)
                .body(
                        "",
                        equalTo(Map.of(
                                "users_count",
                                1,
                                "tickets",
                                Map.of("open", 0, "in_progress", 0, "closed", 0),
                                "upcoming_events",
                                0,
                                "unread_messages",
                                0)));
    }

    @Test
    void onlyTicketsThatTheCallerMaySeeAreCounted() {
        var desk = omnidesk.desk();
        var department = desk.department();
        var agent = omnidesk.user(8, "agent", true, department);
        desk.openIn(department);
        var other = desk.open(desk.detailsWith("status", "on_hold")).id();
        desk.open(desk.detailsWith("status", "spam"));
        omnidesk.open("assigned_to", 8);

        assertTickets(omnidesk.admin(), 2, 1, 1);
        assertTickets(agent, 2, 0, 0);
        omnidesk.writeStatus(omnidesk.admin(), other, "cerrado");
        assertTickets(omnidesk.admin(), 2, 0, 2);
    }

    @Test
    void upcomingEventsAreThoseToComeThatTheCallerSees() {
        var agent = omnidesk.user(8, "agent", true);
        omnidesk.add(omnidesk.admin());
        omnidesk.add(omnidesk.admin(), "ticket_id", omnidesk.open());
        omnidesk.add(omnidesk.admin(), "start_time", "2001-11-01T15:20:00Z");

        assertEquals(2, figure(omnidesk.admin(), "upcoming_events"));
        assertEquals(1, figure(agent, "upcoming_events"));
    }

    @Test
    void unreadMessagesAreTheClientsSinceTheLastMessageOfAnyoneElse() {
        var ticket = omnidesk.open("description", "No way in");
        assertUnread(1);

        publish("created", ticket, 1, "client", "description");
        publish("created", ticket, 2, "client", "api");
        assertUnread(2);
        publish("created", ticket, 3, "user", "reply");
        assertUnread(0);
        publish("created", ticket, 4, "client", "api");
        publish("created", ticket, 5, "client", "api");
        assertUnread(2);
        publish("deleted", ticket, 2, "client", "api");
        publish("deleted", ticket, 3, "user", "reply");
        publish("deleted", ticket, 4, "client", "api");
        assertUnread(1);
        publish("created", ticket, 6, "bot", "api");
        assertUnread(0);
    }

    @Test
    void unreadMessagesAreThoseOfVisibleOpenTickets() {
        var agent = omnidesk.user(8, "agent", true);
        omnidesk.open("description", "Mine", "assigned_to", 8);
        var other = omnidesk.open("description", "Not mine");
        omnidesk.open();

        assertUnread(2);
        assertEquals(1, figure(agent, "unread_messages"));
        omnidesk.writeStatus(omnidesk.admin(), other, "cerrado");
        assertUnread(1);
        omnidesk.writeStatus(omnidesk.admin(), other, "en_progreso");
        assertUnread(2);
    }

    @Test
    void deletionOfAMessageIsNoEventOfItsTicket() {
        var ticket = omnidesk.open("description", "No way in");

        publish("deleted", ticket, 1, "client", "description");
        assertUnread(0);
        publish("created", ticket, 2, "bot", "api");

        var told = events.ofTicket(ticket, 2);
        assertEquals(1, told.get(1).sequence());
        assertEquals("message_added", told.get(1).name());
    }

    private void assertTickets(Person person, int open, int inProgress, int closed) {
        omnidesk.get(person, "/omnidesk/api/summary")
                .statusCode(200)
                .body("tickets", equalTo(Map.of("open", open, "in_progress", inProgress, "closed", closed)));
    }

    private void assertUnread(int expected) {
        await().untilAsserted(() -> assertEquals(expected, figure(omnidesk.admin(), "unread_messages")));
    }

    private int figure(Person person, String name) {
        return omnidesk.get(person, "/omnidesk/api/summary")
                .statusCode(200)
                .extract()
                .path(name);
    }

    private void publish(String name, long ticket, long id, String sender, String origin) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", id);
        snapshot.put("uid", UUID.randomUUID());
        snapshot.put("ticket_id", ticket);
        snapshot.put("user_id", sender.equals("user") ? omnidesk.admin().id() : null);
        snapshot.put("client_id", sender.equals("client") ? omnidesk.desk().clientId() : null);
        snapshot.put("body", "text");
        snapshot.put("is_system_message", sender.equals("bot"));
        snapshot.put("origin", origin);
        snapshot.put("created_at", "2026-01-01T12:00:00Z");
        events.publish(Event.of(
                "message." + name, Long.toString(ticket), omnidesk.desk().name(), id, snapshot));
    }
}
