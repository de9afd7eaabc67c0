package dev.hoopoe.messaging.netia;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.messaging.testing.ConnectionCount;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-11, N-17, N-18 and N-21: what a page does without a token. */
@QuarkusTest
class NetiaVisitorConversationTest extends NetiaConversations {

    @Inject
    ConnectionCount connections;

    @Test
    void conversationIsOpenedWithItsFirstMessage() {
        String id = open(Map.of(
                        "conversation",
                        start(),
                        "message",
                        Map.of("body", "Hello", "sent_at", "2026-02-03T10:00:00.101Z")))
                .statusCode(201)
                .body("data.keySet()", hasSize(16))
                .body("data.object", is("conversation"))
                .body("data.source", is("chat"))
                .body("data.status", is("open"))
                .body("data.read", is(false))
                .body("data.priority", is("not_priority"))
                .body("data.account_id", is(account))
                .body("data.customer_id", is(visitor.toString()))
                .body("data.assignee_id", nullValue())
                .body("data.inbox_id", is(NetiaIds.inboxOf(account).toString()))
                .body("data.metadata", nullValue())
                .extract()
                .path("data.id");

        ofVisitor(visitor)
                .statusCode(200)
                .body("data.id", contains(id))
                .body("data[0].messages.body", contains("Hello"))
                .body("data[0].messages[0].sent_at", is("2026-02-03T10:00:00.101Z"))
                .body("data[0].messages[0].customer_id", is(visitor.toString()))
                .body("data[0].messages[0].customer.id", is(visitor.toString()))
                .body("data[0].tags", empty())
                .body("data[0].mentions", empty());
    }

    /** The account is in the body alone, as at a host that is bound to none. */
    @Test
    void keyedRequestsArePerformedOnceInTheAccountThatTheyName() {
        var key = UUID.randomUUID().toString();
        var conversation = Map.of("conversation", start(), "message", Map.of("body", "Hello"));
        String id = keyed(key, conversation, CONVERSATIONS)
                .statusCode(201)
                .extract()
                .path("data.id");
        keyed(key, conversation, CONVERSATIONS).statusCode(201).body("data.id", is(id));
        var message = Map.of(
                "message",
                Map.of("account_id", account, "conversation_id", id, "customer_id", visitor, "body", "More"));
        var other = UUID.randomUUID().toString();
        keyed(other, message, MESSAGES).statusCode(201);
        keyed(other, message, MESSAGES).statusCode(201);

        ofVisitor(visitor).body("data", hasSize(1)).body("data[0].messages.body", contains("Hello", "More"));
        keyed(other, conversation, MESSAGES).statusCode(422);
        keyed(other, Map.of("message", Map.of("account_id", "unknown")), MESSAGES)
                .statusCode(422);
    }

    private static ValidatableResponse keyed(String key, Object body, String path) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then();
    }

    @Test
    void pageIsToldNothingOfTheCustomerButTheId() {
        chat("Hello");

        ofVisitor(visitor)
                .body("data[0].customer.id", is(visitor.toString()))
                .body("data[0].customer.name", nullValue())
                .body("data[0].customer.email", nullValue())
                .body("data[0].customer.ip", nullValue())
                .body("data[0].messages[0].customer.email", nullValue());
        assertEquals(
                0,
                directoryService.requestsTo("/internal/customers").stream()
                        .filter(request -> account.equals(request.account()))
                        .count());
    }

    @Test
    void privateNotesAreNotForPages() {
        var id = chat("Hello");
        answer(id, Map.of("body", "A difficult one", "private", true)).statusCode(201);
        answer(id, Map.of("body", "Good morning")).statusCode(201);

        ofVisitor(visitor).body("data[0].messages.body", contains("Hello", "Good morning"));
    }

    @Test
    void pageSeesTheNewestThreeOpenOnes() {
        var first = chat("one");
        var second = chat("two");
        var third = chat("three");
        var fourth = chat("four");
        asAdministrator()
                .body(Map.of("conversation", Map.of("status", "closed")))
                .put(CONVERSATIONS + "/" + third)
                .then()
                .statusCode(200);
        asAdministrator().post(CONVERSATIONS + "/" + second + "/archive").then().statusCode(200);
        var fifth = chat("five");

        ofVisitor(visitor).body("data", hasSize(3)).body("data.id", not(contains(second, third)));
        assertTrue(
                ofVisitor(visitor).extract().<List<String>>path("data.id").containsAll(List.of(first, fourth, fifth)));
    }

    @Test
    void pageIsShownNothingOfOthers() {
        chat("Hello");

        ofVisitor(UUID.randomUUID()).statusCode(200).body("data", empty());
        anonymous()
                .queryParam("account_id", account)
                .queryParam("customer_id", "x")
                .get(CONVERSATIONS + "/customer")
                .then()
                .statusCode(200)
                .body("data", empty());
        anonymousAt("acc-" + UUID.randomUUID())
                .queryParam("account_id", account)
                .queryParam("customer_id", visitor)
                .get(CONVERSATIONS + "/customer")
                .then()
                .statusCode(200)
                .body("data", empty());
        anonymous()
                .queryParam("account_id", account)
                .queryParam("customer_id", visitor)
                .queryParam("inbox_id", UUID.randomUUID())
                .get(CONVERSATIONS + "/customer")
                .then()
                .body("data", empty());
        anonymous().get(CONVERSATIONS + "/customer").then().statusCode(200).body("data", empty());
    }

    @Test
    void pageContinuesItsConversation() {
        var id = chat("Hello");

        say(id, "Are you there?")
                .statusCode(201)
                .body("data.body", is("Are you there?"))
                .body("data.conversation_id", is(id))
                .body("data.customer_id", is(visitor.toString()))
                .body("data.user_id", nullValue())
                .body("data.type", is("reply"))
                .body("data.private", is(false))
                .body("data.source", is("chat"));
    }

    @Test
    void pageCannotWriteAsStaffOrPrivately() {
        var id = chat("Hello");
        var message = new HashMap<String, Object>(Map.of(
                "account_id", account, "conversation_id", id, "customer_id", visitor, "body", "x", "private", true));
        message.put("type", "bot");
        message.put("user_id", 7);

        anonymous()
                .body(Map.of("message", message))
                .post(MESSAGES)
                .then()
                .statusCode(201)
                .body("data.private", is(false))
                .body("data.type", is("reply"))
                .body("data.user_id", nullValue());
    }

    @Test
    void pageCannotWriteInTheNameOfAnother() {
        var id = chat("Hello");

        anonymous()
                .body(Map.of(
                        "message",
                        Map.of(
                                "account_id",
                                account,
                                "conversation_id",
                                id,
                                "customer_id",
                                UUID.randomUUID(),
                                "body",
                                "x")))
                .post(MESSAGES)
                .then()
                .statusCode(403)
                .body("error.code", is("FORBIDDEN"));
    }

    @Test
    void ticketsThatNoPageOpenedAreClosedToPages() {
        var ticket = TicketFixture.aTicket()
                .ofClient(visitor)
                .having("uid", UUID.randomUUID().toString());
        stored(open(ticket));

        say(uidOf(ticket).toString(), "x").statusCode(422).body("errors.conversation_id", contains("does not exist"));
        ofVisitor(visitor).body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_id", "conversation_id", "customer_id"})
    void idsOfAMessageAreRequired(String missing) {
        var message = new HashMap<String, Object>(Map.of(
                "account_id", account, "conversation_id", UUID.randomUUID(), "customer_id", visitor, "body", "x"));
        message.remove(missing);

        anonymous()
                .body(Map.of("message", message))
                .post(MESSAGES)
                .then()
                .statusCode(422)
                .body("errors", hasKey(missing));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"conversation\":{}}",
                "{\"conversation\":{\"account_id\":\"%s\"}}",
                "{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"x\"}}",
                "{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"9b2f4a10-0000-4000-8000-000000000000\"}}",
                "{\"conversation\":{\"account_id\":\"nowhere\",\"customer_id\":\"9b2f4a10-0000-4000-8000-000000000000\"}}",
                "{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"9b2f4a10-0000-4000-8000-000000000000\",\"source\":\"email\"}}",
                "{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"9b2f4a10-0000-4000-8000-000000000000\",\"status\":\"new\"}}",
                "{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"9b2f4a10-0000-4000-8000-000000000000\",\"inbox_id\":\"x\"}}",
                "{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"9b2f4a10-0000-4000-8000-000000000000\"},\"message\":{\"sent_at\":\"x\"}}"
            })
    void conversationThatCannotBeOpenedIsRefused(String body) {
        open(body.formatted(account)).statusCode(422).body("errors", not(equalTo(null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":\"x\",\"file_ids\":[\"9b2f4a10-0000-4000-8000-000000000000\"]}",
                "{\"body\":\"x\",\"metadata\":{\"a\":\"\\u0000\"}}",
                "{\"body\":\"x\",\"metadata\":{\"a\":1e999999}}",
                "{\"body\":\"x\",\"sent_at\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"body\":\"\\ud800\"}"
            })
    void messageThatCannotBeStoredOpensNoTicket(String message) {
        var conversation = json("{\"account_id\":\"%s\",\"customer_id\":\"%s\"}".formatted(account, visitor));

        var status = open("{\"conversation\":%s,\"message\":%s}".formatted(conversation, message))
                .extract()
                .statusCode();

        assertTrue(status == 400 || status == 422, "status: " + status);
        assertEquals(0, ticketsOpened());
    }

    @Test
    void metadataThatCannotBeStoredOpensNoTicket() {
        open("{\"conversation\":{\"account_id\":\"%s\",\"customer_id\":\"%s\",\"metadata\":{\"\\u0000\":1}}}"
                        .formatted(account, visitor))
                .statusCode(422)
                .body("error.errors.keySet()", contains("metadata"));

        assertEquals(0, ticketsOpened());
    }

    private long ticketsOpened() {
        return ticketService.requestsTo("/internal/conversations").stream()
                .filter(request -> account.equals(request.account()))
                .count();
    }

    @Test
    void sharedConversationIsShownToWhoeverHasTheToken() {
        var id = chat("Hello");
        answer(id, Map.of("body", "A difficult one", "private", true)).statusCode(201);
        String token = asAdministrator()
                .post(CONVERSATIONS + "/" + id + "/share")
                .then()
                .statusCode(200)
                .body("data.ok", is(true))
                .extract()
                .path("data.token");

        shared(id, token, 200).body("data.id", is(id)).body("data.messages.body", contains("Hello"));
        shared(chat("Another"), token, 403).body("error.code", is("FORBIDDEN"));
        shared(id, token + "x", 403);
        shared(id, token.replace(account, "acc-" + UUID.randomUUID()), 403);
        shared(id, "", 403);
        shared(id, "a.b.c", 403);
        shared("x", token, 403);
        anonymous().get(CONVERSATIONS + "/shared").then().statusCode(403);
    }

    private ValidatableResponse shared(String id, String token, int status) {
        return anonymous()
                .queryParam("conversation_id", id)
                .queryParam("token", token)
                .get(CONVERSATIONS + "/shared")
                .then()
                .statusCode(status);
    }

    @Test
    void startOfAConversationTakesOneTransactionAndOneStatementBeforeIt() {
        chat("The channel is made by the first one");

        var before = connections.takenForPeople();
        chat("Hello");
        assertEquals(2, connections.takenForPeople() - before);
    }
}
