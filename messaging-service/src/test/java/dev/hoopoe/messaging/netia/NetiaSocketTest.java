package dev.hoopoe.messaging.netia;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-36 to N-51: what pages and staff do in conversations, and what they are sent. */
@QuarkusTest
class NetiaSocketTest extends SocketTest {

    @Test
    void pageSpeaksAndBothAreTold() {
        var id = chat("Hello");
        var staff = socketOf(administrator).join(notification());
        var page = page().join(conversation(id), asCustomer());
        assertTrue(page.reply().ok());
        assertEquals("{}", page.reply().response().toString());

        var reply = page.push("shout", """
                {"body":"More","customer_id":"%s","sent_at":"2026-02-03T10:00:00.101Z","metadata":{"a":1}}""".formatted(visitor));

        assertTrue(reply.ok());
        for (var told : new JsonNode[] {page.await("shout", saying("More")), staff.await("shout", saying("More"))}) {
            assertEquals("2026-02-03T10:00:00.101Z", told.path("sent_at").asText());
            assertEquals(visitor.toString(), told.path("customer_id").asText());
            assertEquals(id, told.path("conversation_id").asText());
            assertEquals("reply", told.path("type").asText());
            assertEquals(1, told.at("/metadata/a").asInt());
            assertTrue(told.path("created_at").isTextual());
        }
    }

    @Test
    void pageIsToldNothingOfItsCustomerButTheId() {
        var page = page().join(conversation(chat("Hello")), asCustomer());

        page.push("shout", "{\"body\":\"More\"}");

        var told = page.await("shout", saying("More"));
        assertEquals(visitor.toString(), told.at("/customer/id").asText());
        assertTrue(told.at("/customer/email").isNull());
    }

    @Test
    void whatAPageClaimsToBeIsNotBelieved() {
        var id = chat("Hello");
        var page = page().join(conversation(id));

        page.push("shout", """
                {"body":"Mine","customer_id":"%s","user_id":7,"account_id":"other","private":true,"type":"note",
                "seen_at":"2026-02-03T10:00:00Z","conversation_id":"%s"}""".formatted(UUID.randomUUID(), UUID.randomUUID()));

        var told = page.await("shout", saying("Mine"));
        assertEquals(visitor.toString(), told.path("customer_id").asText());
        assertTrue(told.path("user_id").isNull());
        assertEquals(account, told.path("account_id").asText());
        assertFalse(told.path("private").booleanValue());
        assertEquals("reply", told.path("type").asText());
        assertTrue(told.path("seen_at").isNull());
        assertEquals(id, told.path("conversation_id").asText());
    }

    @Test
    void agentsAnswerOverRestReachesThePage() {
        var id = chat("Hello");
        var page = page().join(conversation(id), asCustomer());

        answer(id, Map.of("body", "Good morning")).statusCode(201);

        var told = page.await("shout", saying("Good morning"));
        assertEquals(7, told.path("user_id").asLong());
        assertTrue(told.at("/user/email").asText().contains("@"));
        assertFalse(told.has("customer"));
    }

    @Test
    void privateMessagesAreForStaffAlone() {
        var id = chat("Hello");
        var page = page().join(conversation(id), asCustomer());
        var inside = socketOf(administrator).join(conversation(id));
        var staff = socketOf(administrator).join(notification());

        staff.push("shout", "{\"conversation_id\":\"%s\",\"body\":\"A secret\",\"private\":true}".formatted(id));
        inside.push("shout", "{\"body\":\"Another\",\"type\":\"note\"}");
        inside.push("shout", "{\"body\":\"For all\"}");

        staff.await("shout", saying("For all"));
        assertTrue(staff.await("shout", saying("A secret")).path("private").booleanValue());
        assertEquals(
                "note", staff.await("shout", saying("Another")).path("type").asText());
        for (var topic : new PhoenixClient.Joined[] {page, inside}) {
            topic.await("shout", saying("For all"));
            assertTrue(topic.all("shout").stream().noneMatch(saying("A secret").or(saying("Another"))));
        }
    }

    @Test
    void messageWithoutTextAndFileIsRefused() {
        var id = chat("Hello");
        var page = page().join(conversation(id), asCustomer());
        var staff = socketOf(administrator).join(notification());

        for (var payload : new String[] {"{}", "{\"body\":\"\"}", "{\"body\":\" \u00a0\"}", "{\"body\":null}"}) {
            assertEquals(
                    "body: must not be empty without a file",
                    page.push("shout", payload).reason());
        }
        assertEquals(
                "body: must not be empty without a file",
                staff.push("shout", "{\"conversation_id\":\"%s\"}".formatted(id))
                        .reason());
    }

    @Test
    void pagesMayNotFloodAConversation() {
        var id = chat("Hello");
        var first = page().join(conversation(id), asCustomer());
        for (var message = 0; message < 40; message++) {
            assertTrue(first.push("shout", "{\"body\":\"" + message + "\"}").ok());
        }
        var second = page().join(conversation(id));
        PhoenixClient.Reply reply;
        var more = 0;
        do {
            reply = second.push("shout", "{\"body\":\"more\"}");
            more++;
        } while (reply.ok() && more < 100);

        assertEquals("Too many messages in this conversation; try again later", reply.reason());
        var staff = socketOf(administrator).join(conversation(id));
        assertTrue(staff.push("shout", "{\"body\":\"Slowly, please.\"}").ok());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":{}}",
                "{\"body\":\"a\",\"file_ids\":\"x\"}",
                "{\"body\":\"a\\u0000b\"}",
                "{\"body\":\"a\",\"sent_at\":\"yesterday\"}",
                "{\"body\":\"a\",\"file_ids\":[\"x\"]}"
            })
    void badPayloadIsAnsweredAndTheChannelStays(String payload) {
        var page = page().join(conversation(chat("Hello")), asCustomer());

        var answer = page.push("shout", payload);

        assertEquals("error", answer.status());
        assertNotEquals("failed; try again", answer.reason());
        assertTrue(page.push("shout", "{\"body\":\"still here\"}").ok());
    }

    @ParameterizedTest
    @MethodSource("dev.hoopoe.messaging.netia.UnstorableMetadata#all")
    void metadataThatCannotBeStoredIsRefused(String metadata) {
        var page = page().join(conversation(chat("Hello")), asCustomer());

        var answer = page.push("shout", "{\"body\":\"a\",\"metadata\":" + metadata + "}");

        assertTrue(answer.reason().startsWith("payload: must not "), answer.reason());
        assertTrue(page.push("shout", "{\"body\":\"still here\"}").ok());
    }

    @Test
    void longestMessagePasses() {
        var page = page().join(conversation(chat("Hello")), asCustomer());

        assertTrue(
                page.push("shout", "{\"body\":\"" + "x".repeat(60_000) + "\"}").ok());

        page.await("shout", told -> told.path("body").asText().length() == 60_000);
    }

    @Test
    void unknownConversationIsUnauthorized() {
        var other = known(NetiaConversations.open(aTicketOfAnotherChannel()));
        stored(other);
        var socket = page();

        for (var id : new String[] {
            UUID.randomUUID().toString(), "x", "", uidOf(other).toString()
        }) {
            assertEquals("unauthorized", socket.join(conversation(id)).reply().reason());
        }
        var id = chat("Hello");
        assertEquals(
                "unauthorized",
                socket.join(conversation(id), "{\"customer_id\":\"%s\"}".formatted(UUID.randomUUID()))
                        .reply()
                        .reason());
        assertTrue(socket.join(conversation(id)).reply().ok());
    }

    @Test
    void staffJoinTheConversationsThatTheySee() {
        var id = chat("Hello");
        var stranger = anAgentOf(99L);

        assertTrue(socketOf(administrator).join(conversation(id)).reply().ok());
        assertEquals(
                "unauthorized",
                socketOf(stranger).join(conversation(id)).reply().reason());
    }

    @Test
    void staffAreToldOfTheTicketsThatTheySee() {
        var id = chat("Hello");
        var administrators = socketOf(administrator).join(notification());
        var strangers = socketOf(anAgentOf(99L)).join(notification());
        assertTrue(strangers.reply().ok());

        say(id, "More").statusCode(201);
        page().join(conversation(id)).push("typing", "{\"typing\":true}");

        administrators.await("shout", saying("More"));
        administrators.await("typing");
        assertEquals(0, strangers.all("shout").size());
        assertEquals(0, strangers.all("typing").size());
        assertEquals(
                "Conversation not found",
                strangers
                        .push("shout", "{\"conversation_id\":\"%s\",\"body\":\"x\"}".formatted(id))
                        .reason());
        assertEquals(
                "Conversation not found",
                strangers
                        .push("typing", "{\"conversation_id\":\"%s\",\"typing\":true}".formatted(id))
                        .reason());
        assertEquals(
                "Conversation not found",
                strangers
                        .push("read", "{\"conversation_id\":\"%s\"}".formatted(id))
                        .reason());
    }

    @Test
    void notificationIsForStaffOfTheAccount() {
        assertEquals("Unauthorized", page().join(notification()).reply().reason());
        assertEquals(
                "Unauthorized",
                socketOf(administrator).join("notification:another").reply().reason());
        assertEquals(
                "Unauthorized",
                socketOf(anAgentOf().inactive()).join(notification()).reply().reason());
    }

    @Test
    void typingIsRelayedToTheOthers() {
        var id = chat("Hello");
        var page = page().join(conversation(id), asCustomer());
        var tab = page().join(conversation(id), asCustomer());
        var staff = socketOf(administrator).join(notification());

        assertTrue(page.push("typing", "{\"typing\":true}").ok());

        for (var told : new JsonNode[] {tab.await("typing"), staff.await("typing")}) {
            assertEquals(5, told.size());
            assertTrue(told.path("typing").booleanValue());
            assertEquals("customer", told.path("type").asText());
            assertEquals(visitor.toString(), told.path("customer_id").asText());
            assertEquals(id, told.path("conversation_id").asText());
            assertTrue(told.path("user_id").isNull());
        }
        assertTrue(staff.push("typing", "{\"typing\":false,\"conversation_id\":\"%s\"}".formatted(id))
                .ok());
        var told = page.await("typing");
        assertEquals("agent", told.path("type").asText());
        assertEquals(7, told.path("user_id").asLong());
        assertFalse(told.path("typing").booleanValue());
        assertEquals(1, page.all("typing").size());
        assertEquals(1, staff.all("typing").size());
        assertEquals("typing: must be true or false", page.push("typing", "{}").reason());
    }

    @Test
    void customerHasSeenWhatStaffWrote() {
        var id = chat("Hello");
        answer(id, Map.of("body", "Good morning")).statusCode(201);
        answer(id, Map.of("body", "A note", "private", true)).statusCode(201);
        var staff = socketOf(administrator).join(conversation(id));
        assertTrue(staff.push("messages:seen", "{}").ok());
        ofVisitor(visitor).body("data[0].messages[1].seen_at", nullValue());

        assertTrue(page().join(conversation(id), asCustomer())
                .push("messages:seen", "{}")
                .ok());

        ofVisitor(visitor)
                .body("data[0].messages[0].seen_at", nullValue())
                .body("data[0].messages[1].seen_at", notNullValue());
        asAdministrator()
                .get(CONVERSATIONS + "/" + id)
                .then()
                .body("data.messages.find { it.body == 'A note' }.seen_at", nullValue());
    }

    @Test
    void conversationIsReadByAPush() {
        var id = chat("Hello");
        var staff = socketOf(administrator).join(notification());
        var page = page().join(conversation(id), asCustomer());

        assertTrue(
                staff.push("read", "{\"conversation_id\":\"%s\"}".formatted(id)).ok());

        for (var told : new JsonNode[] {staff.await("conversation:updated"), page.await("conversation:updated")}) {
            assertEquals(id, told.path("id").asText());
            assertEquals(16, told.path("updates").size());
            assertTrue(told.at("/updates/read").booleanValue());
            assertEquals(visitor.toString(), told.at("/updates/customer_id").asText());
        }
        asAdministrator().get(CONVERSATIONS + "/" + id).then().body("data.read", org.hamcrest.Matchers.is(true));
    }

    @Test
    void largeMetadataReachesTheOthers() {
        var id = chat("Hello");
        var staff = socketOf(administrator).join(notification());
        var text = "x".repeat(30_000);

        asAdministrator()
                .body(Map.of("conversation", Map.of("metadata", Map.of("a", text))))
                .put(CONVERSATIONS + "/" + id)
                .then()
                .statusCode(200);

        var told = staff.await("conversation:updated");
        assertEquals(text, told.at("/updates/metadata/a").asText());
    }

    @Test
    void everyTopicAnswersAPing() {
        var socket = socketOf(administrator);
        var id = chat("Hello");

        for (var topic : new String[] {
            notification(), room(), conversation(id), "conversation:lobby", "conversation:lobby:" + visitor
        }) {
            var reply = socket.join(topic).push("ping", "{\"a\":[1]}");
            assertEquals("{\"a\":[1]}", reply.response().toString(), topic);
            assertEquals("ok", reply.status());
        }
    }

    @Test
    void unknownEventsAreAnswered() {
        var socket = socketOf(administrator);

        for (var topic : new String[] {notification(), room(), "conversation:lobby"}) {
            assertEquals(
                    "unhandled event", socket.join(topic).push("dance", "{}").reason());
        }
        assertEquals("unmatched topic", socket.join("events:all").reply().reason());
    }

    private static TicketFixture aTicketOfAnotherChannel() {
        return TicketFixture.aTicket()
                .having("uid", UUID.randomUUID().toString())
                .having("channel_id", "email");
    }

    private static Predicate<JsonNode> saying(String body) {
        return payload -> payload.path("body").asText().equals(body);
    }
}
