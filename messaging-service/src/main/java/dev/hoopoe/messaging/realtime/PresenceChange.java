package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** That somebody has come to a topic, or has gone from it (contract Netia, section 6). */
record PresenceChange(String account, String topic, String key, ObjectNode meta) {

    /** As clients are told; they have left unless they have joined. */
    ObjectNode diff(boolean joined) {
        var diff = JsonNodeFactory.instance.objectNode();
        var joins = diff.putObject("joins");
        var leaves = diff.putObject("leaves");
        add(joined ? joins : leaves, key, meta);
        return diff;
    }

    /** Adds a connection to those of its key. */
    static void add(ObjectNode state, String key, ObjectNode meta) {
        var present = state.get(key) instanceof ObjectNode known ? known : state.putObject(key);
        present.withArray("metas").add(meta);
    }
}
