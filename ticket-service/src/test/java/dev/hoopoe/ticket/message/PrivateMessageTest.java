package dev.hoopoe.ticket.message;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.Caller.Kind;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.ticket.history.HistoryEntry;
import dev.hoopoe.ticket.history.HistoryService;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestMessages;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff write among themselves is read by staff alone and answers no client (contract Homa, section 5.6). */
@QuarkusTest
class PrivateMessageTest {

    private static final String TEXT = "Check the warranty";

    @Inject
    HistoryService history;

    @Inject
    AccountScope accounts;

    private final TestEvents events = new TestEvents();
    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "wait_for_agent", "wait_for_user", "closed"})
    void statusStays(String status) {
        var ticket = desk.open(desk.detailsWith("status", status)).id();

        publish("created", ticket, UUID.randomUUID());

        var event = events.ofTicket(ticket, 2).get(1);
        assertEquals("message_added", event.name());
        assertEquals(status, event.body().at("/snapshot/status").asText());
    }

    @Test
    void messagesOfTheClientStayUnanswered() {
        var ticket = desk.open(desk.detailsWith("message", "It does not print")).id();
        var message = UUID.randomUUID();

        publish("created", ticket, message);
        events.ofTicket(ticket, 2);
        summary().body("unread_messages", equalTo(1));
        publish("deleted", ticket, message);
        publish("created", ticket, UUID.randomUUID());
        events.ofTicket(ticket, 3);
        summary().body("unread_messages", equalTo(1));
    }

    @Test
    void staffFindIt() {
        var ticket = desk.open().id();

        publish("created", ticket, UUID.randomUUID());

        await().untilAsserted(() -> desk.list(desk.administrator(), "/api/tickets?search=warranty")
                .body("data.data.id", contains((int) ticket))
                .body("data.data[0].found.place", equalTo("message")));
    }

    @Test
    void hCallsHistoryShowsItToStaffAndIsRefusedToClients() {
        var ticket = desk.open().id();
        publish("created", ticket, UUID.randomUUID());

        await().untilAsserted(() -> hCallInfo(desk.administrator().token(), ticket)
                .statusCode(200)
                .body("ticket_history.ticket_return", contains(TEXT)));
        hCallInfo(TestTokens.client(desk.name(), desk.clientId()), ticket).statusCode(403);
    }

    @Test
    void historyWithholdsItFromAllButStaff() {
        var ticket = desk.open().id();
        publish("created", ticket, UUID.randomUUID());
        events.publish(TestMessages.event("created", desk.name(), ticket, UUID.randomUUID(), "Turn it on", false));
        events.ofTicket(ticket, 3);

        for (var staff : List.of(Kind.ADMINISTRATOR, Kind.AGENT)) {
            assertEquals(2, historyFor(staff, ticket).size(), staff.name());
        }
        for (var other : List.of(Kind.CLIENT, Kind.ANONYMOUS, Kind.SERVICE, Kind.SYSTEM)) {
            assertEquals(List.of("Turn it on"), historyFor(other, ticket), other.name());
        }
    }

    @Test
    void itStaysPrivateWhenItsTextChanges() {
        var ticket = desk.open().id();
        var message = UUID.randomUUID();
        publish("created", ticket, message);
        events.publish(TestMessages.event("updated", desk.name(), ticket, message, "Still in warranty", false));

        await().untilAsserted(() -> assertEquals(List.of("Still in warranty"), historyFor(Kind.ADMINISTRATOR, ticket)));
        assertEquals(List.of(), historyFor(Kind.CLIENT, ticket));
    }

    private List<String> historyFor(Kind kind, long ticket) {
        var caller = new Caller(desk.name(), kind, null, null, null);
        return accounts.call(
                caller,
                () -> history.of(ticket).stream().map(HistoryEntry::text).toList());
    }

    private ValidatableResponse summary() {
        return desk.as(desk.administrator()).get("/omnidesk/api/summary").then().statusCode(200);
    }

    private ValidatableResponse hCallInfo(String token, long ticket) {
        String uid = desk.service()
                .get("/internal/tickets/" + ticket)
                .then()
                .extract()
                .path("snapshot.uid");
        return desk.withToken(token)
                .queryParams(Map.of("ticket_id", "ticket_" + uid))
                .get("/hcall/api/ticket/info")
                .then();
    }

    private void publish(String name, long ticket, UUID uid) {
        events.publish(TestMessages.privateEvent(name, desk.name(), ticket, uid, TEXT));
    }
}
