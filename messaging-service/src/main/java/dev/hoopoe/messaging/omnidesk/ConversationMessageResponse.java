package dev.hoopoe.messaging.omnidesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.messaging.message.MessageSnapshot;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message in OmniDesk's shape (contract OmniDesk, section 4.2). */
record ConversationMessageResponse(
        long messageId,
        long conversationId,
        String sender,
        String content,
        @Schema(nullable = true) String externalMessageId,
        @JsonProperty("private") boolean privateMessage,
        Instant createdAt) {

    static ConversationMessageResponse of(MessageSnapshot message) {
        return new ConversationMessageResponse(
                message.id(),
                message.ticketId(),
                OmniDeskSender.of(message.sender()).wireName(),
                message.body(),
                message.externalId(),
                message.privateMessage(),
                DialectTime.shown(message.createdAt()));
    }
}
