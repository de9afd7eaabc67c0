package dev.hoopoe.messaging.message;

import java.util.List;
import java.util.UUID;

/**
 * What a message says, and to whom.
 *
 * @param externalId its id in another system, unique within the ticket; null for none
 * @param privateMessage whether staff alone are shown it
 * @param fileIds uploads of the caller, to be attached in this order
 */
public record MessageContent(String body, String externalId, boolean privateMessage, List<UUID> fileIds) {

    public MessageContent {
        fileIds = List.copyOf(fileIds);
    }

    /** A message for everyone who sees the ticket. */
    static MessageContent of(String body) {
        return new MessageContent(body, null, false, List.of());
    }
}
