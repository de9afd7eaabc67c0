package dev.hoopoe.messaging.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What the sender's client adds to a message; null for nothing.
 *
 * @param sentAt when it was sent, by the client's clock
 * @param metadata data of the client's own
 */
public record SenderData(Instant sentAt, ObjectNode metadata) {

    static final SenderData NONE = new SenderData(null, null);
}
