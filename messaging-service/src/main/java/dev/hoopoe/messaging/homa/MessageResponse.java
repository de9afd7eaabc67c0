package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.messaging.file.LinkedFile;
import dev.hoopoe.messaging.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message in the native dialect (contract Homa, section 4). */
record MessageResponse(
        long id,
        long ticketId,
        @Schema(nullable = true) UUID userId,
        @Schema(nullable = true) UUID clientId,
        String body,
        @JsonProperty("is_system_message") boolean systemMessage,
        @JsonProperty("private") boolean privateMessage,
        List<LinkedFile> attachments,
        Instant createdAt) {

    /** @param attachments the message's files */
    static MessageResponse of(Message message, List<LinkedFile> attachments) {
        return new MessageResponse(
                message.id(),
                message.ticketId(),
                message.userId(),
                message.clientId(),
                message.body(),
                message.isSystemMessage(),
                message.isPrivate(),
                attachments,
                message.createdAt());
    }
}
