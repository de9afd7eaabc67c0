package dev.hoopoe.messaging.conversation;

import java.time.Instant;

/**
 * A ticket, seen through its messages.
 *
 * @param id the ticket's
 * @param clientNumber null when the client is gone
 * @param channelId the channel by which the ticket came in
 * @param externalId what that channel calls it; null when it has no name for it
 * @param open false once nothing more is to be done
 * @param updatedAt when the ticket changed or was written on
 * @param lastMessageAt null without a message
 */
public record Conversation(
        long id,
        Long clientNumber,
        String channelId,
        String externalId,
        boolean open,
        boolean handledByBot,
        Instant createdAt,
        Instant updatedAt,
        Instant lastMessageAt) {}
