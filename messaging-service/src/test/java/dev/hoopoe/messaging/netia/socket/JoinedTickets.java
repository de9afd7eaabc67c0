package dev.hoopoe.messaging.netia.socket;

import io.quarkus.arc.Arc;

/** Which conversations the sockets of this process have joined, for tests. */
public final class JoinedTickets {

    private JoinedTickets() {}

    public static boolean has(long ticketId) {
        return Arc.container().instance(JoinedConversations.class).get().has(ticketId);
    }
}
