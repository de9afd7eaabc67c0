package dev.hoopoe.messaging.message;

import java.util.List;
import java.util.UUID;

/**
 * What a message says, and to whom.
 *
 * @param externalId its id in another system, unique within the ticket; null for none
 * @param privateMessage whether staff alone are shown it
 * @param fileIds uploads of the caller, to be attached in this order
 * @param sender what the writer's client adds
 */
public record MessageContent(
        String body, String externalId, boolean privateMessage, List<UUID> fileIds, SenderData sender) {

    public MessageContent {
        fileIds = List.copyOf(fileIds);
    }

    public MessageContent(String body, String externalId, boolean privateMessage, List<UUID> fileIds) {
        this(body, externalId, privateMessage, fileIds, SenderData.NONE);
    }

    /** A message for everyone who sees the ticket. */
    static MessageContent of(String body) {
        return new MessageContent(body, null, false, List.of());
    }
}
