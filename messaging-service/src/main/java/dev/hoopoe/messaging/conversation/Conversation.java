package dev.hoopoe.messaging.conversation;

import java.time.Instant;

/**
 * A ticket, as its messages show it.
 *
 * @param id the ticket's
 * @param clientNumber null when the client was deleted
 * @param channelId the channel by which the ticket came in
 * @param externalId its id in that channel; null for none
 * @param open whether the ticket's status is open
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
