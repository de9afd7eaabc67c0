package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.messaging.conversation.NewConversation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/** Body of O-15; without a number, or for an unknown one, a placeholder client is created. */
record OpenConversationRequest(
        @Positive Long clientId,

        @Pattern(regexp = OmniDeskChannel.WIRE_NAMES, message = OmniDeskChannel.ONE_OF_THEM) String channel,

        @Length(max = MAX_ID_LENGTH) String externalChatId) {

    static final int MAX_ID_LENGTH = 128;

    NewConversation toConversation() {
        var by = channel == null ? OmniDeskChannel.WEB : OmniDeskChannel.ofWireName(channel);
        return new NewConversation(clientId, by.id(), by.title(), externalChatId);
    }
}
