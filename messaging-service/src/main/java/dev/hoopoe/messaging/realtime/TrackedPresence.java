package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Somebody who is present by one connection to this replica.
 *
 * @param account of the topics
 * @param topics where it is shown
 * @param key who it is; several connections of one person have one key
 * @param ref of this connection alone
 * @param meta as clients are shown it
 */
record TrackedPresence(String account, List<String> topics, String key, String ref, ObjectNode meta) {}
