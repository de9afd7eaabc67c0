package dev.hoopoe.ticket.netia;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.testing.CountingDriver;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What messaging-service asks of tickets for Netia's conversations. */
@QuarkusTest
class InternalConversationResourceTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void conversationOfAVisitorIsOpened() {
        var visitor = UUID.randomUUID();
        desk.directory().visitor(visitor);

        open(Map.of("client_id", visitor, "visitor", true, "title", "Chat", "channel_id", "web"))
                .statusCode(201)
                .body("snapshot.client_id", equalTo(visitor.toString()))
                .body("snapshot.title", equalTo("Chat"))
                .body("snapshot.status", equalTo("new"))
                .body("snapshot.priority", equalTo("medium"))
                .body("snapshot.description", nullValue());
    }

    /** The start of a chat must be cheap: until it is answered, no service executes more than six statements. */
    @Test
    void startOfAConversationTakesFewStatements() {
        var visitor = UUID.randomUUID();
        desk.directory().visitor(visitor);

        var before = CountingDriver.executed();
        open(Map.of("client_id", visitor, "visitor", true, "title", "Chat", "channel_id", "web"))
                .statusCode(201);
        var statements = CountingDriver.executed() - before;

        assertTrue(statements > 0 && statements <= 6, "statements: " + statements);
    }

    @Test
    void clientWithoutAProfileIsNoVisitor() {
        var client = desk.clientId();

        open(Map.of("client_id", client, "visitor", true, "title", "Chat", "channel_id", "web"))
                .statusCode(400)
                .body("data.details.client_id", equalTo("does not exist"));
        open(Map.of("client_id", client, "visitor", false, "title", "Chat", "channel_id", "web"))
                .statusCode(201);
    }

    @Test
    void conversationIsOpenedWithStatusAndPriority() {
        open(Map.of(
                        "client_id", desk.clientId(),
                        "visitor", false,
                        "title", "Chat",
                        "channel_id", "web",
                        "status", "closed",
                        "priority", "priority"))
                .statusCode(201)
                .body("snapshot.status", equalTo("closed"))
                .body("snapshot.priority", equalTo("high"));
    }

    @Test
    void unknownClientIsRefused() {
        open(Map.of("client_id", UUID.randomUUID(), "visitor", false, "title", "Chat", "channel_id", "web"))
                .statusCode(400);
    }

    /** It is made in the transaction that waits for the answer. */
    @Test
    void channelThatOnlyItsServiceKnowsYetIsNoQuestion() {
        var visitor = UUID.randomUUID();
        desk.directory().visitor(visitor);

        for (var conversation : List.of(
                Map.of("client_id", visitor, "visitor", true),
                Map.of("client_id", desk.clientId(), "visitor", false))) {
            var request = new HashMap<String, Object>(conversation);
            request.putAll(Map.of("title", "Chat", "channel_id", "new-" + visitor));
            open(request).statusCode(201).body("snapshot.channel_id", equalTo("new-" + visitor));
        }
    }

    @Test
    void ticketIsFoundByItsUid() {
        var ticket = desk.open();
        String uid = desk.service().get("/internal/tickets/" + ticket.id()).path("snapshot.uid");

        desk.service()
                .get("/internal/conversations/" + uid)
                .then()
                .statusCode(200)
                .body("snapshot.id", equalTo((int) ticket.id()));
        desk.service()
                .get("/internal/conversations/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        TicketFixture.account()
                .service()
                .get("/internal/conversations/" + uid)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "in_progress, open, in_progress",
        "in_progress, closed, closed",
        "resolved, closed, resolved",
        "spam, open, wait_for_agent"
    })
    void statusThatNetiaShowsAlreadyIsKept(String present, String written, String expected) {
        var ticket = desk.open();
        desk.act(desk.administrator(), ticket.id(), "status", Map.of("status", present));

        change(ticket.id(), desk.administrator(), Map.of("status", written))
                .statusCode(200)
                .body("snapshot.status", equalTo(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "urgent, priority, urgent",
        "low, priority, high",
        "low, not_priority, low",
        "high, not_priority, medium"
    })
    void priorityThatNetiaShowsAlreadyIsKept(String present, String written, String expected) {
        var ticket = desk.open(desk.detailsWith("priority", present));

        change(ticket.id(), desk.administrator(), Map.of("priority", written))
                .statusCode(200)
                .body("snapshot.priority", equalTo(expected));
    }

    @Test
    void changeIsTheActors() {
        var ticket = desk.open();
        var agent = desk.agentOfAllDepartments();

        change(ticket.id(), agent, Map.of("title", "Scanner"))
                .statusCode(200)
                .body("snapshot.title", equalTo("Scanner"));

        try (var events = new TestEvents()) {
            var updated = events.ofTicket(ticket.id(), 2).get(1).body();
            assertEquals(agent.id().toString(), updated.at("/actor/id").asText());
        }
    }

    @Test
    void actorChangesOnlyTicketsThatTheySee() {
        var ticket = desk.openIn(desk.department());

        change(ticket.id(), desk.agent(desk.department()), Map.of("status", "closed"))
                .statusCode(404);
        change(ticket.id(), new Person(UUID.randomUUID(), desk.name(), "agent"), Map.of("status", "closed"))
                .statusCode(401);
    }

    @Test
    void userOfANumberIsAssignedAndTakenAway() {
        var ticket = desk.open();
        var agent = desk.agentOfAllDepartments();
        var number = 4711;
        desk.directory().user(agent.id(), number, "agent", true, true, Set.of());

        change(ticket.id(), desk.administrator(), Map.of("assignee", Map.of("number", number)))
                .statusCode(200)
                .body("snapshot.assignee_id", equalTo(agent.id().toString()));
        change(ticket.id(), desk.administrator(), Map.of("assignee", new HashMap<>()))
                .statusCode(200)
                .body("snapshot.assignee_id", nullValue());
        change(ticket.id(), desk.administrator(), Map.of("assignee", Map.of("number", 999_999)))
                .statusCode(400)
                .body("data.details.assignee_id", equalTo("does not exist"));
    }

    @Test
    void tagsAreAddedAndTakenAway() {
        var ticket = desk.open();
        desk.tag(ticket.id(), "hardware");
        desk.tag("café, größer \uD83D\uDE00");
        var other = NetiaIds.tagOf(desk.name(), "café, größer \uD83D\uDE00");

        change(ticket.id(), desk.administrator(), Map.of("add_tag", other))
                .statusCode(200)
                .body("snapshot.tags", containsInAnyOrder("hardware", "café, größer \uD83D\uDE00"));
        change(ticket.id(), desk.administrator(), Map.of("add_tag", other)).statusCode(200);
        change(ticket.id(), desk.administrator(), Map.of("remove_tag", other))
                .statusCode(200)
                .body("snapshot.tags", contains("hardware"));
        change(ticket.id(), desk.administrator(), Map.of("add_tag", UUID.randomUUID()))
                .statusCode(400)
                .body("data.details.tag_id", equalTo("does not exist"));
        change(ticket.id(), desk.administrator(), Map.of("add_tag", NetiaIds.tagOf("other", "hardware")))
                .statusCode(400);
    }

    @Test
    void tagsAreListedAsNetiaNamesThem() {
        desk.tag("hardware");

        desk.as(desk.agent())
                .get("/netia/api/tags")
                .then()
                .statusCode(200)
                .body(
                        "data.id",
                        contains(NetiaIds.tagOf(desk.name(), "hardware").toString()))
                .body("data.name", contains("hardware"))
                .body("data.object", contains("tag"))
                .body("data[0].keySet()", hasSize(5));
        desk.anonymous().get("/netia/api/tags").then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void administratorAloneDeletes() {
        var ticket = desk.open();

        delete(ticket.id(), desk.agentOfAllDepartments()).statusCode(403);
        delete(ticket.id(), desk.administrator()).statusCode(204);
        delete(ticket.id(), desk.administrator()).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"actor\":{}}", "{\"actor\":{\"id\":\"x\"}}", "{\"status\":\"open\"}"})
    void changeWithoutAnActorIsRefused(String body) {
        desk.service()
                .body(body)
                .patch("/internal/conversations/" + desk.open().id())
                .then()
                .statusCode(400);
    }

    private ValidatableResponse open(Map<String, ?> request) {
        return desk.service().body(request).post("/internal/conversations").then();
    }

    private ValidatableResponse change(long ticket, Person actor, Map<String, ?> change) {
        var body = new HashMap<String, Object>(change);
        body.put(
                "actor",
                Map.of("id", actor.id(), "administrator", actor.type().equals("administrator"), "name", "Ada"));
        return desk.service()
                .body(body)
                .patch("/internal/conversations/" + ticket)
                .then();
    }

    private ValidatableResponse delete(long ticket, Person actor) {
        return desk.service()
                .delete("/internal/conversations/" + ticket + "?actor=" + actor.id())
                .then();
    }
}
