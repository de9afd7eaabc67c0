package dev.hoopoe.messaging.omnidesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.file.LinkedFile;
import dev.hoopoe.messaging.message.MessageSnapshot;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message in OmniDesk's shape (contract OmniDesk, section 4.2). */
record ConversationMessageResponse(
        long messageId,
        long conversationId,
        String sender,
        String content,
        @Schema(nullable = true) String externalMessageId,
        @JsonProperty("private") boolean privateMessage,
        List<LinkedFile> attachments,
        Instant createdAt) {

    static ConversationMessageResponse of(MessageSnapshot message, FileLinks links) {
        return new ConversationMessageResponse(
                message.id(),
                message.ticketId(),
                OmniDeskSender.of(message.sender()).wireName(),
                message.body(),
                message.externalId(),
                message.privateMessage(),
                links.link(message.attachments()),
                DialectTime.shown(message.createdAt()));
    }
}
