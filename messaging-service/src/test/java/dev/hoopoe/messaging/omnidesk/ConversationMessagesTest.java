package dev.hoopoe.messaging.omnidesk;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Together;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** O-13 and O-14. */
@QuarkusTest
class ConversationMessagesTest extends ConversationTest {

    private Map<String, Object> nativeMessage(int id) {
        return asAdministrator().get("/api/messages/" + id).path("data");
    }

    @Test
    void postIsAReplyOfTheCallerByDefault() {
        var agent = known(anAgentOf(3L));
        var ticket = known(aTicket().inDepartment(3));

        var answer = post(as(agent), ticket, Map.of("content", "We are on it")).statusCode(201);

        answer.body("keySet()", hasSize(8))
                .body("conversation_id", equalTo(ticket.id()))
                .body("sender", is("user"))
                .body("content", is("We are on it"))
                .body("external_message_id", nullValue())
                .body("private", is(false))
                .body("created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        int id = answer.extract().path("message_id");
        assertEquals(agent.id().toString(), nativeMessage(id).get("user_id"));
        var told = await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on("message.events.v1", Long.toString(ticket.id())), events -> events.size() == 1);
        assertEquals("reply", told.get(0).body().at("/snapshot/origin").asText());
    }

    @Test
    void senderDecidesTheAuthor() {
        var ticket = known(aTicket());

        int byClient = post(asAdministrator(), ticket, Map.of("content", "Hello?", "sender", "client"))
                .statusCode(201)
                .body("sender", is("client"))
                .extract()
                .path("message_id");
        int byBot = post(asAdministrator(), ticket, Map.of("content", "Wait", "sender", "bot"))
                .statusCode(201)
                .body("sender", is("bot"))
                .extract()
                .path("message_id");
        post(asAdministrator(), ticket, "{\"content\":\"Hi\",\"sender\":null}")
                .statusCode(201)
                .body("sender", is("user"));

        assertEquals(ticket.clientId().toString(), nativeMessage(byClient).get("client_id"));
        assertEquals(true, nativeMessage(byBot).get("is_system_message"));
    }

    @Test
    void privateMessageIsShownToStaffAndIsNoReply() {
        var ticket = known(aTicket());

        post(asAdministrator(), ticket, Map.of("content", "Check the warranty", "private", true))
                .statusCode(201)
                .body("sender", is("user"))
                .body("private", is(true));
        post(asAdministrator(), ticket, Map.of("content", "Warranty ends soon", "sender", "bot", "private", true))
                .statusCode(201)
                .body("private", is(true));
        post(asAdministrator(), ticket, "{\"content\":\"Hello\",\"private\":null}")
                .statusCode(201);

        asAdministrator().get(messagesOf(ticket)).then().body("private", contains(true, true, false));
        asClient().get(messagesOf(ticket)).then().statusCode(403);
        var told = await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on("message.events.v1", Long.toString(ticket.id())), events -> events.size() == 3);
        assertEquals(
                List.of("api", "api", "reply"),
                told.stream()
                        .map(event -> event.body().at("/snapshot/origin").asText())
                        .toList());
    }

    @Test
    void privateMessageOfAClientIsRefused() {
        var ticket = known(aTicket());

        assertRefused(ticket, "{\"content\":\"x\",\"sender\":\"client\",\"private\":true}", "private");
        assertRefused(ticket, "{\"content\":\"x\",\"private\":\"yes\"}", "private");
        asAdministrator().get(messagesOf(ticket)).then().body("$", hasSize(0));
    }

    @Test
    void oldestStandsFirstAndTheFirstTextBeforeAll() {
        var ticket = known(aTicket().openedWith("It does not print"));
        post(asAdministrator(), ticket, Map.of("content", "Second")).statusCode(201);
        post(asAdministrator(), ticket, Map.of("content", "Third", "sender", "bot"))
                .statusCode(201);

        asAdministrator()
                .get(messagesOf(ticket))
                .then()
                .statusCode(200)
                .body("content", contains("It does not print", "Second", "Third"))
                .body("sender", contains("client", "user", "bot"))
                .body("[0].created_at", is("2026-02-03T04:05:06Z"));
        asAdministrator().get(messagesOf(ticket) + "?limit=1&offset=1").then().body("content", contains("Second"));
        asAdministrator().get(messagesOf(ticket) + "?offset=3").then().body("$", hasSize(0));
        for (var query : List.of("limit=0", "limit=a", "offset=-1")) {
            asAdministrator()
                    .get(messagesOf(ticket) + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("errors", hasKey(query.substring(0, query.indexOf('='))));
        }
    }

    @Test
    void externalIdNamesOneMessageOfAConversation() {
        var ticket = known(aTicket());
        var other = known(aTicket());
        var body = Map.of("content", "x", "external_message_id", "tg-1");

        post(asAdministrator(), ticket, body).statusCode(201).body("external_message_id", is("tg-1"));

        post(asAdministrator(), ticket, body)
                .statusCode(400)
                .body("detail", is("Bad Request"))
                .body("errors.external_message_id", hasSize(1));
        post(asAdministrator(), other, body).statusCode(201);
        asAdministrator().get(messagesOf(ticket)).then().body("external_message_id", contains("tg-1"));
    }

    @Test
    void oneOfManyConcurrentMessagesGetsTheExternalId() {
        var ticket = heardOf(aTicket());

        var statuses = Together.statuses(
                16,
                number -> asAdministrator()
                        .body(Map.of("content", "No. " + number, "external_message_id", "same"))
                        .post(messagesOf(ticket))
                        .statusCode());

        assertEquals(Map.of(201, 1L, 400, 15L), statuses);
        asAdministrator().get(messagesOf(ticket)).then().body("$", hasSize(1));
    }

    @Test
    void invalidFieldsAreNamed() {
        var ticket = known(aTicket());

        assertRefused(ticket, "{}", "content");
        assertRefused(ticket, "{\"content\":null}", "content");
        assertRefused(ticket, "{\"content\":\" \\n \"}", "content");
        assertRefused(ticket, "{\"content\":7}", "content");
        assertRefused(ticket, "{\"content\":\"a\\u0000b\"}", "content");
        assertRefused(ticket, "{\"content\":\"x\",\"sender\":\"admin\"}", "sender");
        assertRefused(ticket, "{\"content\":\"x\",\"sender\":\"USER\"}", "sender");
        assertRefused(ticket, "{\"content\":\"x\",\"sender\":true}", "sender");
        assertRefused(
                ticket,
                "{\"content\":\"x\",\"external_message_id\":\"" + "x".repeat(129) + "\"}",
                "external_message_id");
        assertRefused(ticket, "{\"content\":\"x\",\"external_message_id\":{}}", "external_message_id");
        for (var body : List.of("", "null", "[]", "{", "\"x\"")) {
            assertRefused(ticket, body, "body");
        }
        asAdministrator().get(messagesOf(ticket)).then().statusCode(200).body("$", hasSize(0));
    }

    private void assertRefused(TicketFixture ticket, String body, String field) {
        post(asAdministrator(), ticket, body)
                .statusCode(400)
                .body("detail", is("Bad Request"))
                .body("errors", hasKey(field));
    }

    @Test
    void fieldsOfTheServerAreIgnored() {
        var ticket = known(aTicket());
        var text = "Ünïcode 漢字 🐦 " + "x".repeat(100_000);

        post(asAdministrator(), ticket, Map.of("content", text, "message_id", 1, "created_at", "1999-01-01T00:00:00Z"))
                .statusCode(201)
                .body("content", is(text));
        asAdministrator().get(messagesOf(ticket)).then().body("content", contains(text));
    }

    @Test
    void keyMakesThePostHappenOnce() {
        var ticket = known(aTicket());

        for (var attempt = 0; attempt < 2; attempt++) {
            post(asAdministrator().header("Idempotency-Key", "k1"), ticket, Map.of("content", "Once"))
                    .statusCode(201);
        }

        asAdministrator().get(messagesOf(ticket)).then().body("$", hasSize(1));
    }

    @Test
    void unavailableNeighbourIsAnsweredInTheDialect() {
        var ticket = known(aTicket());
        ticketService.down();

        asAdministrator()
                .get(pathOf(ticket))
                .then()
                .statusCode(503)
                .body("$", is(Map.of("detail", "Service Unavailable")));
    }
}
