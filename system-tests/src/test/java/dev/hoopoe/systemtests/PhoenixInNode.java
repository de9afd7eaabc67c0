package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Phoenix's own client in one of its versions, with sockets that a test names. */
final class PhoenixInNode implements AutoCloseable {

    private final NodeClient node;
    private final String url;

    private PhoenixInNode(NodeClient node, String url) {
        this.node = node;
        this.url = url;
    }

    /** @param version such as {@code 1.8} */
    static PhoenixInNode ofVersion(String version, String gateway) throws IOException {
        var url = gateway.replaceFirst("http", "ws") + "/netia/socket";
        return new PhoenixInNode(NodeClient.run("phoenix.mjs", "phoenix-" + version), url);
    }

    void connect(String socket, Map<String, String> params) {
        node.call("connect", Map.of("socket", socket, "url", url, "params", params));
    }

    /** The reply, {@code status} and {@code response}; events of these names are kept for {@link #next}. */
    JsonNode join(String socket, String topic, Map<String, String> payload, String... events) {
        return node.call(
                "join", Map.of("socket", socket, "topic", topic, "payload", payload, "events", List.of(events)));
    }

    JsonNode push(String socket, String topic, String event, Map<String, ?> payload) {
        return node.call("push", Map.of("socket", socket, "topic", topic, "event", event, "payload", payload));
    }

    JsonNode leave(String socket, String topic) {
        return node.call("leave", Map.of("socket", socket, "topic", topic));
    }

    /** The next event of the name that the socket is sent. */
    JsonNode next(String socket, String topic, String event) {
        return node.call("next", Map.of("socket", socket, "topic", topic, "event", event));
    }

    void awaitAgents(String socket, String topic, int number) {
        node.call("agents", Map.of("socket", socket, "topic", topic, "number", number));
    }

    void disconnect(String socket) {
        node.call("disconnect", Map.of("socket", socket));
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}
