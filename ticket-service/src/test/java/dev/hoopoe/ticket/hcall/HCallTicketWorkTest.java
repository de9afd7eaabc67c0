package dev.hoopoe.ticket.hcall;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HCall does with one ticket (contract HCall, C-09 and C-11 to C-14). */
@QuarkusTest
class HCallTicketWorkTest {

    private static final String NO_TICKET = "ticket_01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10";

    private HCallFixture desk;

    @BeforeEach
    void openAccount() {
        desk = new HCallFixture();
    }

    @ParameterizedTest
    @CsvSource({
        "new, doing, in_progress",
        "new, conclued, closed",
        "wait_for_user, pending, wait_for_agent",
        "spam, doing, in_progress",
        "on_hold, conclued, closed"
    })
    void editWritesTheMappedStatus(String before, String written, String after) {
        var ticket = desk.homa().open(desk.homa().detailsWith("status", before)).id();

        var edited = desk.post(desk.admin(), "edit", edit(desk.idOf(ticket), written));

        HCallFixture.assertDone(edited, "Ticket status has been updated");
        desk.homa().get(desk.homa().administrator(), ticket).body("data.status", equalTo(after));
        desk.info(desk.idOf(ticket))
                .body("ticket_status", equalTo(written))
                .body("tickt_status", equalTo(written))
                .body("ticket_history", empty());
    }

    @ParameterizedTest
    @CsvSource({"new, pending", "wait_for_agent, pending", "on_hold, doing", "resolved, conclued"})
    void editToTheGroupOfTheTicketFailsAndKeepsTheStatus(String status, String shown) {
        var ticket = desk.homa().open(desk.homa().detailsWith("status", status)).id();

        assertFailed("edit", edit(desk.idOf(ticket), shown), "Ticket status update failed");

        desk.homa().get(desk.homa().administrator(), ticket).body("data.status", equalTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"concluded", "closed", "", "PENDING"})
    void editToAnUnknownStatusFails(String status) {
        assertFailed("edit", edit(desk.create("Printer"), status), "Ticket status update failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_TICKET, "ticket_1", "1", "", "ticket_\u0000"})
    void unknownTicketFailsEverywhereInTheWordsOfTheOperation(String ticket) {
        assertFailed("edit", edit(ticket, "doing"), "Ticket status update failed");
        assertFailed("update", update(ticket, "Text"), "Ticket history add failed");
        assertFailed("remove", Map.of("ticket_id", ticket), "No permission to delete");
    }

    @ParameterizedTest
    @CsvSource({
        "edit, Ticket status update failed",
        "update, Ticket history add failed",
        "remove, No permission to delete"
    })
    void badBodyFailsInTheWordsOfTheOperation(String act, String message) {
        for (var body : List.of("", "{", "[]", "null", "{}", "{\"ticket_id\":7}", "{\"ticket_id\":null}")) {
            assertFailed(act, body, message);
        }
    }

    @Test
    void updateAddsToTheHistoryInTheOrderOfTime() {
        var ticket = desk.create("Printer");

        for (var text : List.of("First", "Second", "Zweites — ☂")) {
            HCallFixture.assertDone(
                    desk.post(desk.admin(), "update", update(ticket, text)), "Ticket history has been added");
        }

        desk.info(ticket)
                .body("ticket_history.ticket_return", contains("First", "Second", "Zweites — ☂"))
                .body("ticket_history[0].ticket_date", matchesPattern("[0-9-]{10}T[0-9:]{8}Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void emptyUpdateFails(String text) {
        assertFailed("update", update(desk.create("Printer"), text), "Ticket history add failed");
    }

    @Test
    void updatePublishesANoteThatItsMessageDoesNotRepeat() {
        var id = desk.create("Printer");
        var ticket = desk.number(id);
        desk.post(desk.admin(), "update", update(id, "Toner replaced"));

        try (var events = new TestEvents()) {
            var noted = events.ofTicket(ticket, 2).get(1);
            assertEquals("noted", noted.name());
            assertEquals(1, noted.sequence());
            var note = noted.body().at("/changes/note/to");
            assertEquals("Toner replaced", note.at("/text").asText());
            events.publish(message("created", ticket, note.at("/uid").asText(), "Toner replaced", "api", true));
            events.publish(message("created", ticket, UUID.randomUUID().toString(), "Thanks", "api"));
            Awaitility.await()
                    .untilAsserted(() ->
                            desk.info(id).body("ticket_history.ticket_return", contains("Toner replaced", "Thanks")));
            assertEquals(
                    List.of("created", "noted", "message_added"),
                    events.ofTicket(ticket, 3).stream()
                            .map(event -> event.name())
                            .toList());
        }
    }

    @Test
    void historyFollowsItsMessages() {
        var id = desk.create("Printer");
        var ticket = desk.number(id);
        var kept = UUID.randomUUID().toString();
        var deleted = UUID.randomUUID().toString();

        try (var events = new TestEvents()) {
            events.publish(message("created", ticket, deleted, "Deleted", "api"));
            events.publish(message("created", ticket, kept, "Written", "reply"));
            events.publish(message("created", ticket, UUID.randomUUID().toString(), "First", "description"));
            events.publish(message("updated", ticket, kept, "Reworded", "reply"));
            events.publish(message("deleted", ticket, deleted, "Deleted", "api"));
        }

        Awaitility.await()
                .untilAsserted(() -> desk.info(id).body("ticket_history.ticket_return", contains("Reworded")));
    }

    @Test
    void longNoteIsWholeInItsEvent() {
        var ticket = desk.homa()
                .open(desk.homa().detailsWith("message", "x".repeat(1_000_000)))
                .id();
        desk.post(desk.admin(), "update", update(desk.idOf(ticket), "Too long to read"));

        try (var events = new TestEvents()) {
            var noted = events.ofTicket(ticket, 2).get(1).body();
            assertEquals("Too long to read", noted.at("/changes/note/to/text").asText());
            assertTrue(noted.at("/changes/updated_at/to").isNull());
        }
    }

    @Test
    void countIsLiveAndTheSameForEverybody() {
        var empty = Map.of(
                "tickets_total", 0, "tickets_pending", 0, "tickets_doing", 0, "tickets_conclued", 0, "status", true);
        desk.get(desk.user(), "count", Map.of()).statusCode(200).body("", equalTo(empty));
        for (var status : List.of("new", "wait_for_agent", "on_hold", "closed", "spam", "unresolved")) {
            desk.homa().open(desk.homa().detailsWith("status", status));
        }

        for (var token : List.of(desk.user(), desk.admin())) {
            desk.get(token, "count", Map.of())
                    .statusCode(200)
                    .body("tickets_total", equalTo(6))
                    .body("tickets_pending", equalTo(2))
                    .body("tickets_doing", equalTo(1))
                    .body("tickets_conclued", equalTo(3))
                    .body("status", equalTo(true));
        }
    }

    @Test
    void infoShowsTheWholeTicket() {
        var ticket = desk.create("Printer");

        desk.info(ticket)
                .statusCode(200)
                .body("ticket_id", equalTo(ticket))
                .body("ticket_name", equalTo("Printer"))
                .body("tickt_status", equalTo("pending"))
                .body("ticket_status", equalTo("pending"))
                .body("ticket_explain", equalTo("It does not print"))
                .body("ticket_email", equalTo("JohnDoe@example.com"))
                .body("ticket_images", empty())
                .body("ticket_history", empty())
                .body("ticket_date", matchesPattern("[0-9-]{10}T[0-9:]{8}Z"))
                .body("status", equalTo(true))
                .body("size()", equalTo(10));
    }

    @Test
    void infoOfATicketWithoutTextsHasEmptyOnes() {
        var ticket = desk.idOf(desk.homa().open().id());

        desk.info(ticket).body("ticket_explain", equalTo("")).body("ticket_email", equalTo(""));
    }

    @Test
    void infoNeedsAnId() {
        var refused = Map.of("message", "Invalid data", "reason", "Ticket ID is required", "status", false);

        desk.get(desk.admin(), "info", Map.of()).statusCode(400).body("", equalTo(refused));
        desk.info("").statusCode(400).body("", equalTo(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_TICKET, "1", "ticket_", "ticket_%"})
    void infoOfAnUnknownTicketIsNotFound(String ticket) {
        desk.info(ticket)
                .statusCode(404)
                .body("message", equalTo("Ticket hasn't found"))
                .body("reason", instanceOf(String.class))
                .body("status", equalTo(false));
    }

    @Test
    void ownerRemovesOwnTicketWithImagesAndHistory() {
        var image = HCallFixture.image("screen.png", "image/png", HCallFixture.png(1000));
        var id = desk.create(desk.user(), HCallFixture.ticketWith(List.of(image)));
        var ticket = desk.number(id);
        desk.post(desk.admin(), "update", update(id, "Text"));

        HCallFixture.assertDone(desk.post(desk.user(), "remove", Map.of("ticket_id", id)), "Ticket has been removed");

        desk.info(id).statusCode(404);
        desk.homa().get(desk.homa().administrator(), ticket).statusCode(404);
        try (var events = new TestEvents()) {
            assertEquals("deleted", events.ofTicket(ticket, 3).get(2).name());
            Awaitility.await().until(() -> events.isBuried(ticket));
        }
    }

    @Test
    void ticketOfSomebodyElseIsNotRemoved() {
        var ticket = desk.create("Printer");
        var other = desk.userOf(desk.homa().client());

        desk.post(other, "remove", Map.of("ticket_id", ticket))
                .statusCode(400)
                .body("message", equalTo("No permission to delete"));

        desk.info(ticket).statusCode(200);
    }

    @Test
    void adminRemovesAnyTicket() {
        for (var token :
                List.of(desk.admin(), desk.homa().agentOfAllDepartments().token())) {
            HCallFixture.assertDone(
                    desk.post(token, "remove", Map.of("ticket_id", desk.create("Printer"))), "Ticket has been removed");
        }
    }

    private void assertFailed(String act, Object body, String message) {
        desk.post(desk.admin(), act, body)
                .statusCode(400)
                .body("message", equalTo(message))
                .body("status", equalTo(false))
                .body("reason", instanceOf(String.class))
                .body("size()", equalTo(3));
    }

    private static Map<String, String> edit(String ticket, String status) {
        return Map.of("ticket_id", ticket, "ticket_status", status);
    }

    private static Map<String, String> update(String ticket, String text) {
        return Map.of("ticket_id", ticket, "ticket_return", text);
    }

    private Event message(String what, long ticket, String uid, String body, String origin) {
        return message(what, ticket, uid, body, origin, false);
    }

    private Event message(String what, long ticket, String uid, String body, String origin, boolean note) {
        var snapshot = Map.of(
                "id",
                1,
                "uid",
                uid,
                "ticket_id",
                ticket,
                "body",
                body,
                "origin",
                origin,
                "is_note",
                note,
                "created_at",
                "2999-01-02T03:04:05Z");
        return Event.of("message." + what, Long.toString(ticket), desk.homa().name(), 1, snapshot);
    }
}
