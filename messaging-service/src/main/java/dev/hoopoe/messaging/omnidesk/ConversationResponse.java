package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.messaging.conversation.Conversation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A conversation in OmniDesk's shape (contract OmniDesk, section 4.2). */
record ConversationResponse(
        long conversationId,
        @Schema(nullable = true) Long clientId,
        String channel,
        @Schema(nullable = true) String externalChatId,
        boolean active,
        boolean handledByBot,
        Instant createdAt,
        Instant updatedAt,
        @Schema(nullable = true) Instant lastMessageAt) {

    static ConversationResponse of(Conversation conversation) {
        return new ConversationResponse(
                conversation.id(),
                conversation.clientNumber(),
                OmniDeskChannel.ofChannel(conversation.channelId()).id(),
                conversation.externalId(),
                conversation.open(),
                conversation.handledByBot(),
                DialectTime.shown(conversation.createdAt()),
                DialectTime.shown(conversation.updatedAt()),
                DialectTime.shown(conversation.lastMessageAt()));
    }
}
