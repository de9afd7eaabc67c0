package dev.hoopoe.messaging.netia;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-20 to N-22, for staff. */
@QuarkusTest
class NetiaMessageTest extends NetiaConversations {

    @Test
    void replyIsTheCallers() {
        var id = chat("Hello");

        answer(id, Map.of("body", "Good morning", "metadata", Map.of("a", 1)))
                .statusCode(201)
                .body("data.keySet()", hasSize(17))
                .body("data.object", is("message"))
                .body("data.body", is("Good morning"))
                .body("data.type", is("reply"))
                .body("data.content_type", is("text"))
                .body("data.private", is(false))
                .body("data.source", is("chat"))
                .body("data.conversation_id", is(id))
                .body("data.account_id", is(account))
                .body("data.user_id", is(7))
                .body("data.user.id", is(7))
                .body("data.customer_id", nullValue())
                .body("data", not(hasKey("customer")))
                .body("data.seen_at", nullValue())
                .body("data.metadata.a", is(1))
                .body("data.attachments", empty());
    }

    @ParameterizedTest
    @MethodSource("dev.hoopoe.messaging.netia.UnstorableMetadata#all")
    void metadataThatCannotBeStoredIsRefused(String metadata) {
        asAdministrator()
                .body("{\"message\":{\"conversation_id\":\"" + chat("Hello") + "\",\"body\":\"a\",\"metadata\":"
                        + metadata + "}}")
                .post(MESSAGES)
                .then()
                .statusCode(422)
                .body("error.errors.keySet()", contains("metadata"));
    }

    @ParameterizedTest
    @CsvSource({
        "private, true, note, true",
        "type, note, note, true",
        "type, bot, bot, false",
        "type, reply, reply, false"
    })
    void kindOfAMessageIsChosen(String member, String value, String type, boolean isPrivate) {
        Object chosen = member.equals("private") ? Boolean.valueOf(value) : value;

        answer(chat("Hello"), Map.of("body", "x", member, chosen))
                .statusCode(201)
                .body("data.type", is(type))
                .body("data.private", is(isPrivate));
    }

    @Test
    void messageInTheNameOfTheCustomerIsTheCustomers() {
        var id = chat("Hello");

        answer(id, Map.of("body", "By telephone", "customer_id", visitor))
                .statusCode(201)
                .body("data.customer_id", is(visitor.toString()))
                .body("data.customer.email", is("ada@example.com"))
                .body("data.user_id", nullValue());
        answer(id, Map.of("body", "x", "customer_id", visitor, "user_id", 7))
                .statusCode(422)
                .body("errors", hasKey("customer_id"));
        answer(id, Map.of("body", "x", "customer_id", visitor, "private", true)).statusCode(422);
        answer(id, Map.of("body", "x", "customer_id", UUID.randomUUID())).statusCode(422);
    }

    @Test
    void messageMayHaveNoText() {
        answer(chat("Hello"), Map.of()).statusCode(201).body("data.body", is(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "9b2f4a10-0000-4000-8000-000000000000"})
    void unknownConversationIsNotFound(String conversation) {
        answer(conversation, Map.of("body", "x")).statusCode(conversation.equals("x") ? 422 : 404);
    }

    @Test
    void messagesAreListedNewestFirst() {
        var id = chat("Hello");
        var other = chat("Another");
        answer(id, Map.of("body", "note", "private", true)).statusCode(201);
        answer(id, Map.of("body", "reply")).statusCode(201);
        answer(id, Map.of("body", "bot", "type", "bot")).statusCode(201);

        list("").body("data.body", contains("bot", "reply", "note", "Another", "Hello"));
        list("?limit=2").body("data.body", contains("bot", "reply"));
        list("?conversation_id=" + id).body("data.body", contains("bot", "reply", "note", "Hello"));
        list("?conversation_id=" + other).body("data.conversation_id", contains(other));
        list("?conversation_id=" + UUID.randomUUID()).body("data", empty());
        list("?customer_id=" + visitor).body("data.body", contains("Another", "Hello"));
        list("?user_id=7").body("data.body", contains("reply", "note"));
        list("?user_id=8").body("data", empty());
        list("?private=true").body("data.body", contains("note"));
        list("?private=false").body("data", hasSize(4));
        list("?type=reply").body("data.body", contains("reply", "Another", "Hello"));
        list("?type=bot").body("data.body", contains("bot"));
        list("?type=note").body("data.body", contains("note"));
        for (var query : List.of("?type=x", "?private=x", "?source=x", "?source=web")) {
            asAdministrator().get(MESSAGES + query).then().statusCode(422);
        }
    }

    @Test
    void messagesAreListedByTheSourceOfTheirConversation() {
        var id = chat("Hello");
        var ticket = TicketFixture.aTicket()
                .ofClient(visitor)
                .having("uid", UUID.randomUUID().toString());
        stored(open(ticket));
        answer(uidOf(ticket).toString(), Map.of("body", "By post")).statusCode(201);

        list("?source=chat").body("data.body", contains("Hello"));
        list("?source=api").body("data.body", contains("By post"));
        list("?source=sms").body("data", empty());
        list("?source=api&conversation_id=" + id).body("data", empty());
    }

    @ParameterizedTest
    @CsvSource({"hello, Hello WORLD", "LLO w, Hello WORLD", "écr, L’ÉCRAN", "100%, 100% of it", "a_b, a_b", "!, a! b"})
    void messagesAreListedByAPartOfTheirText(String part, String text) {
        var id = chat(text);
        say(id, "Something else").statusCode(201);
        chat(text);

        containing(part).queryParam("conversation_id", id).get(MESSAGES).then().body("data.body", contains(text));
        containing(part)
                .queryParam("customer_id", visitor)
                .get(MESSAGES)
                .then()
                .body("data.body", contains(text, text));
        containing(part)
                .queryParam("conversation_id", UUID.randomUUID())
                .get(MESSAGES)
                .then()
                .body("data", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "Hello%WORLD", "a.b", "!!"})
    void charactersOfAPatternStandForThemselves(String part) {
        containing(part)
                .queryParam("conversation_id", chat("Hello WORLD a!b"))
                .get(MESSAGES)
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    @Test
    void partOfATextNeedsAConversationOrACustomer() {
        containing("x")
                .queryParam("user_id", 7)
                .get(MESSAGES)
                .then()
                .statusCode(422)
                .body("errors.conversation_id", contains("is required with body, unless customer_id is given"));
    }

    private RequestSpecification containing(String part) {
        return asAdministrator().queryParam("body", part);
    }

    @Test
    void messageIsShownChangedAndDeleted() {
        String id =
                answer(chat("Hello"), Map.of("body", "Good morning")).extract().path("data.id");
        var path = MESSAGES + "/" + id;

        asAdministrator().get(path).then().statusCode(200).body("data.body", is("Good morning"));
        asAdministrator()
                .body(Map.of("message", Map.of("body", "Good evening")))
                .put(path)
                .then()
                .statusCode(200)
                .body("data.body", is("Good evening"));
        asAdministrator().body(Map.of("message", Map.of())).patch(path).then().statusCode(200);
        asAdministrator().get(path).then().body("data.body", is("Good evening"));
        as(known(UserFixture.anAgentOf(3L))).get(path).then().statusCode(404);
        as(known(UserFixture.anAgentOfAllDepartments())).delete(path).then().statusCode(403);
        asAdministratorOf("acc-" + UUID.randomUUID()).get(path).then().statusCode(404);
        asAdministrator().delete(path).then().statusCode(204);
        asAdministrator().get(path).then().statusCode(404).body("error.code", is("NOT_FOUND"));
        asAdministrator().get(MESSAGES + "/x").then().statusCode(404);
    }

    private ValidatableResponse list(String query) {
        return asAdministrator().get(MESSAGES + query).then().statusCode(200);
    }
}
