package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Conversations and messages of a customer, in Netia's shape, as messaging-service answers them; null for what was not asked for. */
record CustomerConversations(List<ObjectNode> conversations, List<ObjectNode> messages) {

    static final CustomerConversations NONE = new CustomerConversations(null, null);
}
