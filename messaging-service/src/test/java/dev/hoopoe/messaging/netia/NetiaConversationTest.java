package dev.hoopoe.messaging.netia;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-11 to N-16 and N-19: conversations for staff. */
@QuarkusTest
class NetiaConversationTest extends NetiaConversations {

    @Test
    void conversationIsShownWithCustomerAndMessages() {
        var id = chat("Hello");
        answer(id, Map.of("body", "A difficult one", "private", true)).statusCode(201);

        asAdministrator()
                .get(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("data.keySet()", hasSize(20))
                .body("data.id", is(id))
                .body("data.customer.email", is("ada@example.com"))
                .body("data.customer.ip", is("198.51.100.7"))
                .body("data.messages.body", contains("Hello", "A difficult one"))
                .body("data.messages.type", contains("reply", "note"))
                .body("data.messages[0].customer.email", is("ada@example.com"))
                .body("data.messages[0].customer.host", is("shop.example.com"))
                .body("data.messages[1]", not(hasKey("customer")))
                .body("data.messages[1].user.id", is(7))
                .body("data.messages[1].user.email", notNullValue());
    }

    @Test
    void agentOpensAConversationWithAMessageOfTheirOwn() {
        var conversation = new HashMap<String, Object>(Map.of(
                "customer_id",
                visitor,
                "subject",
                "Your order",
                "priority",
                "priority",
                "metadata",
                Map.of("order", 4711)));
        conversation.put("message", Map.of("body", "It is on its way"));

        String id = openAsStaff(Map.of("conversation", conversation))
                .statusCode(201)
                .body("data.subject", is("Your order"))
                .body("data.priority", is("priority"))
                .body("data.source", is("chat"))
                .body("data.read", is(true))
                .body("data.metadata.order", is(4711))
                .extract()
                .path("data.id");

        ofVisitor(visitor).body("data.id", contains(id)).body("data[0].messages[0].user.id", is(7));
    }

    @Test
    void conversationThatIsNoChatIsNotForPages() {
        openAsStaff(Map.of("conversation", Map.of("customer_id", visitor, "source", "email")))
                .statusCode(201)
                .body("data.source", is("email"));

        ofVisitor(visitor).body("data", empty());
    }

    @Test
    void clientWhoNeverVisitedAPageHasNoChatThere() {
        directoryService.answers(
                account,
                "GET",
                "/internal/customers",
                200,
                "[{\"id\":\"%s\",\"last_seen_at\":null}]".formatted(visitor));

        openAsStaff(Map.of("conversation", Map.of("customer_id", visitor))).statusCode(201);

        ofVisitor(visitor).body("data", empty());
    }

    @Test
    void lastActiveConversationComesFirst() {
        var first = chat("one");
        var second = chat("two");
        var third = chat("three");
        say(first, "again").statusCode(201);

        list("").body("keySet()", containsInAnyOrder("data", "next", "previous", "limit", "total"))
                .body("data.id", contains(first, third, second))
                .body("data[0].messages.body", contains("one", "again"))
                .body("next", nullValue())
                .body("limit", is(50))
                .body("total", is(3));
    }

    @Test
    void listIsReadOnByItsCursor() {
        var ids = List.of(chat("one"), chat("two"), chat("three"));

        String next = list("?limit=2")
                .body("data.id", contains(ids.get(2), ids.get(1)))
                .extract()
                .path("next");

        list("?limit=2&after=" + next).body("data.id", contains(ids.get(0))).body("next", nullValue());
        list("?after=x", 422).body("errors", hasKey("after"));
    }

    @Test
    void listIsFiltered() {
        var open = chat("one");
        var closed = chat("two");
        var urgent = chat("three");
        change(closed, Map.of("status", "closed"));
        change(urgent, Map.of("priority", "priority"));
        change(open, Map.of("assignee_id", 7));
        answer(open, Map.of("body", "Good morning")).statusCode(201);

        list("?status=closed").body("data.id", contains(closed));
        list("?status=open").body("data.id", containsInAnyOrder(open, urgent));
        list("?priority=priority").body("data.id", contains(urgent));
        list("?assignee_id=me").body("data.id", contains(open));
        list("?assignee_id=7").body("data.id", contains(open));
        list("?assignee_id=8").body("data", empty());
        asAdministrator()
                .queryParam("assignee_id", "")
                .get(CONVERSATIONS)
                .then()
                .body("data.id", containsInAnyOrder(closed, urgent));
        list("?read=true").body("data.id", contains(open));
        list("?read=false").body("data.id", containsInAnyOrder(closed, urgent));
        list("?customer_id=" + visitor).body("total", is(3));
        list("?customer_id=" + UUID.randomUUID()).body("total", is(0));
        list("?source=chat").body("total", is(3));
        list("?source=api").body("total", is(0));
        list("?inbox_id=" + UUID.randomUUID()).body("total", is(0));
        asAdministrator()
                .get(CONVERSATIONS + "/count?status=open")
                .then()
                .statusCode(200)
                .body("data.count", is(2));
        asAdministrator()
                .get(CONVERSATIONS + "/unread")
                .then()
                .statusCode(200)
                .body(
                        "data.conversations",
                        is(Map.of("open", 2, "unread", 1, "assigned", 1, "unassigned", 1, "raised", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=new", "?priority=high", "?read=yes", "?source=web", "?assignee_id=x"})
    void filterThatIsNotUnderstoodIsRefused(String query) {
        list(query, 422).body("error.code", is("VALIDATION_ERROR"));
    }

    @Test
    void markHoldsUntilSomebodyWrites() {
        var id = chat("Hello");
        change(id, Map.of("read", true)).body("data.read", is(true));
        answer(id, Map.of("body", "Good morning")).statusCode(201);
        change(id, Map.of("read", false)).body("data.read", is(false));
        change(id, Map.of("read", true)).body("data.read", is(true));

        say(id, "Are you there?").statusCode(201);

        get(id).body("data.read", is(false));
        answer(id, Map.of("body", "Here I am")).statusCode(201);
        get(id).body("data.read", is(true));
    }

    @Test
    void archivedConversationIsHiddenUntilTheCustomerWrites() {
        var id = chat("Hello");

        asAdministrator()
                .post(CONVERSATIONS + "/" + id + "/archive")
                .then()
                .statusCode(200)
                .body("data.id", is(id));

        list("").body("data", empty());
        get(id).body("data.id", is(id));
        say(id, "Are you there?").statusCode(201);
        list("").body("data.id", contains(id));
    }

    @Test
    void conversationIsChanged() {
        var id = chat("Hello");

        change(id, Map.of("subject", "Scanner", "status", "closed", "metadata", Map.of("a", 1)))
                .body("data.subject", is("Scanner"))
                .body("data.status", is("closed"))
                .body("data.closed_at", is("2026-02-03T05:00:00Z"))
                .body("data.metadata.a", is(1));
        change(id, Map.of("assignee_id", 7)).body("data.assignee_id", is(7)).body("data.metadata.a", is(1));
        asAdministrator()
                .body("{\"conversation\":{\"assignee_id\":null}}")
                .patch(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(200);
        var asked = ticketService.requestsTo("/internal/conversations/" + ticketOf(id));
        assertEquals(
                "{\"actor\":{\"id\":\"%s\",\"administrator\":true,\"name\":\"Test administrator\"},\"assignee\":{\"number\":null}}"
                        .formatted(administrator.id()),
                json(asked.get(asked.size() - 1).body()).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"new\"}| status",
                "{\"priority\":\"high\"}| priority",
                "{\"assignee_id\":\"x\"}| assignee_id",
                "{\"assignee_id\":1.5}| assignee_id",
                "{\"assignee_id\":999}| assignee_id",
                "{\"subject\":\"\"}| subject",
                "{\"inbox_id\":\"x\"}| inbox_id",
                "{\"read\":\"maybe\"}| read"
            })
    void changeThatCannotBeMadeIsRefused(String members, String field) {
        var id = chat("Hello");

        asAdministrator()
                .body("{\"conversation\":" + members + "}")
                .put(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(422)
                .body("errors", hasKey(field));
    }

    @Test
    void tagsAreAddedAndTakenAway() {
        var id = chat("Hello");
        var tag = NetiaIds.tagOf(account, "hardware");

        addTag(id, tag).statusCode(200).body("data.ok", is(true));
        get(id).body("data.tags.id", contains(tag.toString())).body("data.tags.name", contains("hardware"));
        addTag(id, UUID.randomUUID()).statusCode(422).body("errors.tag_id", contains("does not exist"));
        addTag(id, "x").statusCode(422).body("errors", hasKey("tag_id"));
        asAdministrator()
                .body("{}")
                .post(CONVERSATIONS + "/" + id + "/tags")
                .then()
                .statusCode(422);
        untag(id, tag).statusCode(200).body("data.ok", is(true));
        get(id).body("data.tags", empty());
        untag(id, UUID.randomUUID()).statusCode(404);
        untag(id, "x").statusCode(404);
    }

    private ValidatableResponse addTag(String conversation, Object tag) {
        return asAdministrator()
                .body(Map.of("tag_id", tag))
                .post(CONVERSATIONS + "/" + conversation + "/tags")
                .then();
    }

    private ValidatableResponse untag(String conversation, Object tag) {
        return asAdministrator()
                .delete(CONVERSATIONS + "/" + conversation + "/tags/" + tag)
                .then();
    }

    @Test
    void conversationIsDeletedByAdministratorsAlone() {
        var id = chat("Hello");

        as(known(UserFixture.anAgentOfAllDepartments()))
                .delete(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(403);
        asAdministrator().delete(CONVERSATIONS + "/" + id).then().statusCode(204);

        ofVisitor(visitor).body("data", empty());
        list("").body("data", empty());
    }

    @Test
    void ticketsOfOtherDialectsAreConversations() {
        var ticket = TicketFixture.aTicket()
                .ofClient(visitor)
                .openedWith("It does not print")
                .having("uid", UUID.randomUUID().toString());
        stored(open(ticket));

        get(uidOf(ticket).toString())
                .body("data.source", is("api"))
                .body("data.subject", is("Printer"))
                .body("data.messages.body", contains("It does not print"));
    }

    @Test
    void othersSeeNothing() {
        var id = chat("Hello");
        var agent = known(UserFixture.anAgentOf(3L));

        as(agent).get(CONVERSATIONS + "/" + id).then().statusCode(404).body("error.code", is("NOT_FOUND"));
        as(agent).get(CONVERSATIONS).then().statusCode(200).body("data", empty());
        as(agent).post(CONVERSATIONS + "/" + id + "/share").then().statusCode(404);
        as(agent).post(CONVERSATIONS + "/" + id + "/archive").then().statusCode(404);
        asAdministratorOf("acc-" + UUID.randomUUID())
                .get(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(404);
        asAdministrator().get(CONVERSATIONS + "/x").then().statusCode(404);
        asClient().get(CONVERSATIONS).then().statusCode(403);
        anonymous().get(CONVERSATIONS).then().statusCode(401);
    }

    private ValidatableResponse openAsStaff(Map<String, ?> body) {
        return asAdministrator().body(body).post(CONVERSATIONS).then();
    }

    private ValidatableResponse list(String query) {
        return list(query, 200);
    }

    private ValidatableResponse list(String query, int status) {
        return asAdministrator().get(CONVERSATIONS + query).then().statusCode(status);
    }

    private ValidatableResponse get(String id) {
        return asAdministrator().get(CONVERSATIONS + "/" + id).then().statusCode(200);
    }

    private ValidatableResponse change(String id, Map<String, ?> members) {
        return asAdministrator()
                .body(Map.of("conversation", members))
                .put(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(200);
    }
}
