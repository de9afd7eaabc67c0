package dev.hoopoe.messaging.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.Caller;

/** A connection of a member of the staff who looks at tickets. */
interface TicketWatcher {

    /** The id of the connection, unique among all replicas. */
    String id();

    Caller staff();

    /** Sends what happens now; a reader who does not keep up may miss it. */
    void tell(String type, ObjectNode payload);
}
