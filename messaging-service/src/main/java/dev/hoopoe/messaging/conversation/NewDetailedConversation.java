package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * A conversation to be opened in Netia.
 *
 * @param channelId the channel that it comes by, called {@code channelName} in case it has to be created
 * @param title null for one that names the channel
 * @param status open or closed; null for open
 * @param priority priority or not_priority; null for the latter
 * @param forPage whether the visitor's page may read and continue it; needs a client with a profile
 * @param metadata null for none
 */
public record NewDetailedConversation(
        UUID clientId,
        String channelId,
        String channelName,
        String title,
        String status,
        String priority,
        boolean forPage,
        ObjectNode metadata) {

    String titleOrDefault() {
        return title == null ? "Conversation by " + channelName : title;
    }
}
