package dev.hoopoe.messaging.ticket;

import java.util.UUID;

/**
 * A ticket to be opened as a conversation of Netia.
 *
 * @param visitor whether the client must have a profile in Netia
 * @param status open or closed; null for open
 * @param priority priority or not_priority; null for the latter
 */
public record NewConversationTicket(
        UUID clientId, boolean visitor, String title, String channelId, String status, String priority) {}
