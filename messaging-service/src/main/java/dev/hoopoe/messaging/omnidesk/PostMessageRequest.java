package dev.hoopoe.messaging.omnidesk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.messaging.file.FileIds;
import dev.hoopoe.messaging.message.MessageContent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Body of O-14; without {@code sender} the message is the caller's. */
record PostMessageRequest(
        @Text String content,

        @Pattern(regexp = OmniDeskSender.WIRE_NAMES, message = OmniDeskSender.ONE_OF_THEM) String sender,

        @Length(max = OpenConversationRequest.MAX_ID_LENGTH) String externalMessageId,

        @JsonProperty("private") Boolean privateMessage,
        @Size(max = FileIds.MAX) List<@NotNull @Length(max = FileIds.LENGTH) String> fileIds) {

    MessageContent toContent() {
        return new MessageContent(
                content, externalMessageId, Boolean.TRUE.equals(privateMessage), FileIds.parse(fileIds));
    }
}
