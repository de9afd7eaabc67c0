package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOfAllDepartments;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TaggedThing;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Together;
import dev.hoopoe.messaging.testing.Topics;
import dev.hoopoe.messaging.testing.Topics.Seen;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of messages that are changed or deleted, H-50 and H-51. */
@QuarkusTest
class MessageChangeTest extends MessagingTest {

    private static final String MESSAGES = "/api/messages/";

    private int messageOn(TicketFixture ticket) {
        return asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "Before"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private static Response rewrite(RequestSpecification caller, int message, String body) {
        return caller.body(Map.of("body", body)).put(MESSAGES + message);
    }

    private static List<Seen> eventsOf(TicketFixture ticket, int expected) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Topics.on("message.events.v1", Long.toString(ticket.id())),
                        events -> events.size() >= expected);
    }

    private static List<String> typesOf(List<Seen> events) {
        return events.stream().map(event -> event.header("ce_type")).toList();
    }

    @Test
    void messageIsChangedAndDeletedOnlyAsSeen() {
        var message = new TaggedThing(this::asAdministrator, MESSAGES + messageOn(known(aTicket())));

        message.assertReadOnceWhileUnchanged();
        message.assertChangedOnlyAsSeen(Map.of("body", "After"));
        message.assertOneOfManyChangesIsDone(number -> Map.of("body", "Text " + number));
        message.assertDeletedOnlyAsSeen();
    }

    @Test
    void onlyTheTextOfAMessageChanges() {
        var message = messageOn(known(aTicket()));
        Map<String, Object> before =
                asAdministrator().get(MESSAGES + message).then().extract().path("data");

        var answer = rewrite(asAdministrator(), message, "After 😀");

        Map<String, Object> data = answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .extract()
                .path("data");
        assertEquals("After 😀", data.get("body"));
        assertEquals(before.keySet(), data.keySet());
        assertEquals(before.get("created_at"), data.get("created_at"));
        asAdministrator().get(MESSAGES + message).then().body("data", equalTo(data));
    }

    @Test
    void deletedMessageIsGone() {
        var ticket = known(aTicket());
        var stays = messageOn(ticket);
        var goes = messageOn(ticket);

        var answer = asAdministrator().delete(MESSAGES + goes);

        answer.then().statusCode(200).body("success", equalTo(true)).body("data", equalTo("deleted"));
        asAdministrator().get(MESSAGES + goes).then().statusCode(404).body("data.error", equalTo("not_found"));
        rewrite(asAdministrator(), goes, "x").then().statusCode(404);
        asAdministrator().delete(MESSAGES + goes).then().statusCode(404);
        asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.total", equalTo(1))
                .body("data.data.id", contains(stays));
    }

    @Test
    void changesArePublishedInOrderWithRisingSequences() {
        var ticket = known(aTicket());
        var message = messageOn(ticket);
        rewrite(asAdministrator(), message, "After").then().statusCode(200);
        rewrite(asAdministrator(), message, "After").then().statusCode(200);
        messageOn(ticket);
        asAdministrator().delete(MESSAGES + message).then().statusCode(200);
        messageOn(ticket);

        var events = eventsOf(ticket, 5);

        assertEquals(
                List.of(
                        "dev.hoopoe.message.created.v1",
                        "dev.hoopoe.message.updated.v1",
                        "dev.hoopoe.message.created.v1",
                        "dev.hoopoe.message.deleted.v1",
                        "dev.hoopoe.message.created.v1"),
                typesOf(events));
        var sequences = events.stream()
                .map(event -> Long.valueOf(event.header("ce_sequence")))
                .toList();
        assertEquals(sequences.stream().distinct().sorted().toList(), sequences);
        var updated = events.get(1).body();
        assertEquals(message, updated.at("/snapshot/id").asInt());
        assertEquals("After", updated.at("/snapshot/body").asText());
        assertEquals("Before", updated.at("/changes/body/from").asText());
        assertEquals("After", updated.at("/changes/body/to").asText());
        assertEquals(administrator.id().toString(), updated.at("/actor/id").asText());
        var deleted = events.get(3).body();
        assertEquals(message, deleted.at("/snapshot/id").asInt());
        assertEquals("After", deleted.at("/snapshot/body").asText());
        assertTrue(deleted.path("changes").isEmpty());
    }

    @Test
    void agentChangesMessagesOfTheTicketsItSees() {
        var agent = known(anAgentOf(3L));
        var everywhere = known(anAgentOfAllDepartments());

        for (var ticket :
                List.of(known(aTicket().inDepartment(3)), known(aTicket().assignedTo(agent.id())))) {
            var message = messageOn(ticket);
            rewrite(as(agent), message, "Mine").then().statusCode(200).body("data.body", equalTo("Mine"));
            rewrite(as(everywhere), message, "All").then().statusCode(200);
        }
        var hidden = messageOn(known(aTicket().inDepartment(4)));
        rewrite(as(agent), hidden, "x").then().statusCode(404).body("data.error", equalTo("not_found"));
        asAdministrator().get(MESSAGES + hidden).then().body("data.body", equalTo("Before"));
    }

    @Test
    void administratorsAloneDelete() {
        var agent = known(anAgentOf(3L));
        var message = messageOn(known(aTicket().inDepartment(3)));

        as(agent).delete(MESSAGES + message).then().statusCode(403).body("data.error", equalTo("forbidden"));
        asClient().delete(MESSAGES + message).then().statusCode(403);
        anonymous().delete(MESSAGES + message).then().statusCode(401);
        rewrite(asClient(), message, "x").then().statusCode(403);
        rewrite(anonymous(), message, "x").then().statusCode(401);
        asAdministratorOf("acc-stranger").delete(MESSAGES + message).then().statusCode(404);
        rewrite(asAdministratorOf("acc-stranger"), message, "x").then().statusCode(404);
        asAdministrator().get(MESSAGES + message).then().statusCode(200).body("data.body", equalTo("Before"));
    }

    @Test
    void unknownMessageIsNotFoundAndOthersAreNoIds() {
        for (var id : List.of("0", "-1", "999999999999", "99999999999999999999")) {
            asAdministrator()
                    .body(Map.of("body", "x"))
                    .put(MESSAGES + id)
                    .then()
                    .statusCode(404);
            asAdministrator().delete(MESSAGES + id).then().statusCode(404);
        }
        asAdministrator().body(Map.of("body", "x")).put(MESSAGES + "abc").then().statusCode(400);
        asAdministrator().delete(MESSAGES + "abc").then().statusCode(400);
    }

    @Test
    void oneOfManyConcurrentDeletionsDeletes() {
        var ticket = known(aTicket());
        var message = messageOn(ticket);

        var statuses = Together.statuses(
                16, number -> asAdministrator().delete(MESSAGES + message).statusCode());

        assertEquals(Map.of(200, 1L, 404, 15L), statuses);
        messageOn(ticket);
        assertEquals(
                "dev.hoopoe.message.created.v1", typesOf(eventsOf(ticket, 3)).get(2));
    }

    @Test
    void concurrentChangesWaitForEachOtherAndAreAllPublished() {
        var ticket = known(aTicket());
        var message = messageOn(ticket);

        var statuses = Together.statuses(
                16,
                number -> rewrite(asAdministrator(), message, "text " + number).statusCode());

        assertEquals(Map.of(200, 16L), statuses);
        var last = eventsOf(ticket, 17).get(16);
        asAdministrator()
                .get(MESSAGES + message)
                .then()
                .body("data.body", equalTo(last.body().at("/snapshot/body").asText()));
    }

    @Test
    void changedFirstTextStaysChangedAndADeletedOneStaysDeleted() {
        var changed = known(aTicket().openedWith("First"));
        var deleted = known(aTicket().openedWith("First"));
        rewrite(asAdministrator(), firstTextOf(changed), "Edited").then().statusCode(200);
        asAdministrator().delete(MESSAGES + firstTextOf(deleted)).then().statusCode(200);
        var last = aTicket().openedWith("Marks the end");

        for (var ticket : List.of(changed, deleted, last)) {
            TopicWriter.publish(Event.of("ticket.updated", Long.toString(ticket.id()), account, 5, ticket.snapshot()));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> totalOf("") == 2);
        asAdministrator()
                .get("/api/messages?ticket_id=" + changed.id())
                .then()
                .body("data.data.body", contains("Edited"));
        assertEquals(0, totalOf("?ticket_id=" + deleted.id()));
    }

    private int firstTextOf(TicketFixture ticket) {
        return asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .extract()
                .path("data.data[0].id");
    }

    private int totalOf(String query) {
        return asAdministrator().get("/api/messages" + query).then().extract().path("data.total");
    }
}
