package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A ticket as Netia shows it as a conversation.
 *
 * @param uid its id in Netia
 * @param channelId the channel by which the ticket came in
 * @param title the ticket's
 * @param open whether the ticket's status is open
 * @param assigneeId null for nobody
 * @param tags the names of the ticket's tags
 * @param closedAt null for an open one
 * @param lastActivityAt the time of the last message, of the opening without one
 * @param read whether staff have read what the client wrote, or answered it
 * @param forPage whether the visitor's page may read and continue it
 * @param metadata null for none
 */
public record DetailedConversation(
        long ticketId,
        UUID uid,
        UUID clientId,
        String channelId,
        String title,
        boolean open,
        String priority,
        UUID assigneeId,
        List<String> tags,
        Instant createdAt,
        Instant closedAt,
        Instant lastActivityAt,
        boolean read,
        boolean forPage,
        ObjectNode metadata) {}
