package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.PhoenixClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A conversation of one customer, as Netia's page and as Netia's dashboard reach it through the gateway. */
record ChatConversation(
        String gateway, ApiClient anybody, ApiClient agent, String account, String customer, String id) {

    private static final String API = "/netia/api";

    static ChatConversation start(String gateway, ApiClient anybody, RegisteredAccount account) {
        var customer = anybody.post(
                        API + "/customers",
                        Map.of(
                                "customer",
                                Map.of("account_id", account.id(), "name", "Ada", "host", "shop.example.com")))
                .statusCode(201)
                .extract()
                .<String>path("data.id");
        var id = anybody.post(
                        API + "/conversations",
                        Map.of(
                                "conversation",
                                Map.of("account_id", account.id(), "customer_id", customer),
                                "message",
                                Map.of("body", "Hello")))
                .statusCode(201)
                .extract()
                .<String>path("data.id");
        return new ChatConversation(gateway, anybody, account.api(), account.id(), customer, id);
    }

    PhoenixClient.Joined joinedByPage(PhoenixClient socket) {
        return socket.join("conversation:" + id, "{\"customer_id\":\"" + customer + "\"}");
    }

    PhoenixClient.Joined joinedByAgent(PhoenixClient socket) {
        return socket.join("notification:" + account);
    }

    PhoenixClient socketOfPage() {
        return PhoenixClient.open(socketAt(gateway), Map.of());
    }

    PhoenixClient socketOfAgent() {
        return PhoenixClient.open(socketAt(gateway), Map.of("Authorization", "Bearer " + agent.token()));
    }

    /** Netia's socket at the gateway or at a replica. */
    static URI socketAt(String url) {
        return URI.create(url.replaceFirst("^http", "ws") + "/netia/socket/websocket?vsn=2.0.0");
    }

    /** The stored messages as the page reads them, the oldest first. */
    List<JsonNode> readByPage() {
        var found = data(anybody, API + "/conversations/customer?account_id=" + account + "&customer_id=" + customer);
        return messages(found.path(0));
    }

    /** The stored messages as the agent reads them, the oldest first. */
    List<JsonNode> readByAgent() {
        return messages(data(agent, API + "/conversations/" + id));
    }

    private static JsonNode data(ApiClient api, String path) {
        return api.get(path).statusCode(200).extract().as(JsonNode.class).path("data");
    }

    private static List<JsonNode> messages(JsonNode conversation) {
        return StreamSupport.stream(conversation.path("messages").spliterator(), false)
                .toList();
    }

    /** The status of the answer; the same key and text store the message once. */
    int writeByPage(String key, String text) {
        return write(
                anybody,
                key,
                Map.of("account_id", account, "conversation_id", id, "customer_id", customer, "body", text));
    }

    int writeByAgent(String key, String text) {
        return write(agent, key, Map.of("conversation_id", id, "body", text));
    }

    private static int write(ApiClient api, String key, Map<String, String> message) {
        return api.request()
                .header("Idempotency-Key", key)
                .body(Map.of("message", message))
                .post(API + "/messages")
                .statusCode();
    }
}
