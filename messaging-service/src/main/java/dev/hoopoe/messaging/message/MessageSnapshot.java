package dev.hoopoe.messaging.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.messaging.file.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message as its events show it, and other features.
 *
 * @param webhooksDisabled true when event subscriptions are not sent its event; null otherwise
 */
public record MessageSnapshot(
        long id,
        UUID uid,
        long ticketId,
        UUID userId,
        UUID clientId,
        String body,
        @JsonProperty("is_system_message") boolean systemMessage,
        MessageOrigin origin,
        @JsonProperty("is_note") boolean note,
        String externalId,
        @JsonProperty("private") boolean privateMessage,
        List<Attachment> attachments,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean webhooksDisabled,
        Instant createdAt) {

    public static MessageSnapshot of(Message message) {
        return new MessageSnapshot(
                message.id(),
                message.uid(),
                message.ticketId(),
                message.userId(),
                message.clientId(),
                message.body(),
                message.isSystemMessage(),
                message.origin().inEvents(),
                message.isNote(),
                message.externalId(),
                message.isPrivate(),
                message.attachments(),
                message.disablesWebhooks() ? true : null,
                message.createdAt());
    }

    public MessageSender sender() {
        if (systemMessage) {
            return MessageSender.SYSTEM;
        }
        return userId == null ? MessageSender.CLIENT : MessageSender.USER;
    }
}
