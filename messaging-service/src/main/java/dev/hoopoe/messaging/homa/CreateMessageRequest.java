package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.messaging.file.FileIds;
import dev.hoopoe.messaging.message.MessageContent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of H-49; without {@code user_id} and {@code client_id} it makes a system message. */
record CreateMessageRequest(
        @NotNull Long ticketId,
        @Text String body,
        @Schema(format = "uuid") String userId,
        @Schema(format = "uuid") String clientId,
        @JsonProperty("is_system_message") Boolean systemMessage,
        @JsonProperty("private") Boolean privateMessage,
        @Size(max = FileIds.MAX) List<@NotNull @Length(max = FileIds.LENGTH) String> fileIds) {

    /** Has no external id, since this dialect takes none. */
    MessageContent toContent() {
        return new MessageContent(body, null, Boolean.TRUE.equals(privateMessage), FileIds.parse(fileIds));
    }

    boolean namesTwoAuthors() {
        return userId != null && clientId != null;
    }

    boolean contradictsItself() {
        return Boolean.TRUE.equals(systemMessage) && (userId != null || clientId != null);
    }
}
