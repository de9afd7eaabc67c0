package dev.hoopoe.messaging.netia.socket;

import java.util.UUID;

/** Names of topics (contract rows N-36 to N-39). */
final class TopicNames {

    static final String CONVERSATION = "conversation:";
    static final String LOBBY = "conversation:lobby";
    static final String NOTIFICATION = "notification:";
    static final String ROOM = "room:";

    private TopicNames() {}

    static String conversation(UUID id) {
        return CONVERSATION + id;
    }

    static String lobbyOf(UUID customer) {
        return LOBBY + ":" + customer;
    }

    static String notification(String account) {
        return NOTIFICATION + account;
    }

    static String room(String account) {
        return ROOM + account;
    }
}
