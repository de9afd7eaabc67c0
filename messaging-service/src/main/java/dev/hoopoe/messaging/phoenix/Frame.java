package dev.hoopoe.messaging.phoenix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A frame, whichever format it is written in. {@code joinRef} and {@code ref} are JSON's null for none, and are sent back as the
 * client sent them.
 */
record Frame(JsonNode joinRef, JsonNode ref, String topic, String event, ObjectNode payload) {

    static final String JOIN = "phx_join";
    static final String LEAVE = "phx_leave";
    static final String CLOSE = "phx_close";
    static final String REPLY = "phx_reply";
    static final String ERROR = "phx_error";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The answer to this frame. */
    Frame reply(String status, ObjectNode response) {
        var body = JSON.objectNode();
        body.put("status", status).set("response", response);
        return new Frame(joinRef, ref, topic, REPLY, body);
    }

    Frame ok() {
        return reply("ok", JSON.objectNode());
    }

    Frame error(String reason) {
        return reply("error", JSON.objectNode().put("reason", reason));
    }

    /** What the server sends to one channel, unasked. */
    static Frame push(JsonNode joinRef, String topic, String event, ObjectNode payload) {
        return new Frame(joinRef, NullNode.instance, topic, event, payload);
    }

    /** What the server sends to every channel of a topic. */
    static Frame broadcast(String topic, String event, ObjectNode payload) {
        return push(NullNode.instance, topic, event, payload);
    }

    /** Says that the channel of this join has ended. */
    static Frame close(JsonNode joinRef, String topic) {
        return new Frame(joinRef, joinRef, topic, CLOSE, JSON.objectNode());
    }

    /** Says that the channel of this join has failed; the client joins again. */
    static Frame crash(JsonNode joinRef, String topic) {
        return new Frame(joinRef, joinRef, topic, ERROR, JSON.objectNode());
    }
}
