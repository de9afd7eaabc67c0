package dev.hoopoe.messaging.omnidesk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Body of O-14; without {@code sender} the caller speaks. */
record PostMessageRequest(
        @NotBlank String content,

        @Pattern(regexp = OmniDeskSender.WIRE_NAMES, message = OmniDeskSender.ONE_OF_THEM) String sender,

        @Size(max = OpenConversationRequest.LONGEST_ID) String externalMessageId) {}
