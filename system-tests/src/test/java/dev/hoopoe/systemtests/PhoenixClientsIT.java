package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phoenix's own client, as Netia's clients bundle it and as it is now, at the desk's sockets (contract Netia, sections 5 and 6). */
@ExtendWith(RunningSuite.class)
class PhoenixClientsIT {

    private static final String API = "/netia/api";

    private final Suite suite;
    private final ApiClient anybody;
    private RegisteredAccount account;
    private String room;
    private String customer;
    private String conversation;
    private String topic;

    PhoenixClientsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void beginConversation() {
        account = RegisteredAccount.open(anybody);
        room = "room:" + account.id();
        customer = anybody.created(API + "/customers", Map.of("customer", Map.of("account_id", account.id())))
                .get("id")
                .textValue();
        var begun = Map.of("account_id", account.id(), "customer_id", customer);
        conversation = anybody.created(API + "/conversations", Map.of("conversation", begun))
                .get("id")
                .textValue();
        topic = "conversation:" + conversation;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.7", "1.8"})
    void visitorAndAgentTalk(String version) throws IOException {
        try (var client = visitorOf(version)) {
            assertOk(client.join("visitor", topic, Map.of("customer_id", customer), "shout", "presence_state"));
            assertTrue(client.next("visitor", topic, "presence_state").has("customer:" + customer));
            var notification = connectAgent(client, "shout");

            assertOk(client.push("visitor", topic, "shout", said("There is smoke.")));

            var echo = client.next("visitor", topic, "shout");
            assertEquals("There is smoke.", echo.get("body").textValue());
            assertEquals(customer, echo.get("customer_id").textValue());
            assertEquals("2026-01-01T10:00:00", echo.get("sent_at").textValue().substring(0, 19));
            assertEquals(
                    echo.get("id"), client.next("agent", notification, "shout").get("id"));

            var message = Map.of("conversation_id", conversation, "body", "Step away from it.");
            account.api().created(API + "/messages", Map.of("message", message));

            var reply = client.next("visitor", topic, "shout");
            assertEquals("Step away from it.", reply.get("body").textValue());
            assertTrue(reply.get("user_id").isInt(), reply.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.7", "1.8"})
    void visitorSeesAgentsComeAndGo(String version) throws IOException {
        try (var client = visitorOf(version)) {
            client.awaitAgents("visitor", room, 0);
            connectAgent(client);
            client.awaitAgents("visitor", room, 1);
            client.disconnect("agent");
            client.awaitAgents("visitor", room, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.7", "1.8"})
    void channelThatWasLeftIsJoinedAgain(String version) throws IOException {
        try (var client = visitorOf(version)) {
            assertOk(client.join("visitor", topic, Map.of("customer_id", customer)));
            assertOk(client.leave("visitor", topic));
            assertOk(client.join("visitor", topic, Map.of("customer_id", customer), "shout"));

            assertOk(client.push("visitor", topic, "shout", said("Hello?")));

            assertEquals(
                    "Hello?", client.next("visitor", topic, "shout").get("body").textValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.7", "1.8"})
    void whatNobodyMayJoinIsRefusedWithTheReason(String version) throws IOException {
        try (var client = visitorOf(version)) {
            assertRefused("unmatched topic", client.join("visitor", "nothing:" + account.id(), Map.of()));
            assertRefused("unauthorized", client.join("visitor", "conversation:" + UUID.randomUUID(), Map.of()));
            assertRefused(
                    "unauthorized",
                    client.join(
                            "visitor",
                            topic,
                            Map.of("customer_id", UUID.randomUUID().toString())));
            assertRefused("Unauthorized", client.join("visitor", "notification:" + account.id(), Map.of()));
        }
    }

    private PhoenixInNode visitorOf(String version) throws IOException {
        var client = PhoenixInNode.ofVersion(version, suite.gatewayUrl());
        client.connect("visitor", Map.of("account_id", account.id(), "inbox_id", "undefined"));
        assertOk(client.join("visitor", room, Map.of()));
        return client;
    }

    /** The topic that the agent has joined, with these events. */
    private String connectAgent(PhoenixInNode client, String... events) {
        var notification = "notification:" + account.id();
        client.connect("agent", Map.of("token", account.api().token()));
        assertOk(client.join("agent", notification, Map.of(), events));
        return notification;
    }

    private Map<String, String> said(String body) {
        return Map.of("body", body, "customer_id", customer, "sent_at", "2026-01-01T10:00:00.101Z");
    }

    private static void assertOk(JsonNode reply) {
        assertEquals("ok", reply.get("status").textValue(), reply.toString());
    }

    private static void assertRefused(String reason, JsonNode reply) {
        assertEquals("error", reply.get("status").textValue(), reply.toString());
        assertEquals(reason, reply.get("response").get("reason").textValue());
    }
}
