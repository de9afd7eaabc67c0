package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.json.StorableJson;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.file.FileIds;
import dev.hoopoe.messaging.message.MessageContent;
import dev.hoopoe.messaging.message.MessageSender;
import dev.hoopoe.messaging.message.SenderData;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a message in a body (contract rows N-11, N-21 and N-22); null for absent. */
record MessageBody(
        @Length(max = 65_536) String body,
        @Schema(format = "uuid") String conversationId,
        @Schema(format = "uuid") String customerId,
        JsonNode userId,
        String accountId,
        @Schema(format = "date-time") String sentAt,
        @JsonProperty("private") Boolean privateMessage,
        @Schema(enumeration = {"reply", "note", "bot"}) String type,
        @JsonDeserialize(using = StorableJson.class) JsonNode metadata,
        @Size(max = FileIds.MAX) List<@NotNull @Length(max = FileIds.LENGTH) String> fileIds) {

    private static final int LAST_YEAR = 9999;

    static final List<String> TYPES = List.of("reply", "note", "bot");

    UUID conversation() {
        return required("conversation_id", conversationId);
    }

    UUID customer() {
        return required("customer_id", customerId);
    }

    boolean namesTwoAuthors() {
        return customerId != null && userId != null && !userId.isNull();
    }

    /** What staff write: a note and what is private are for staff alone. */
    MessageContent toContent() {
        if (type != null && !TYPES.contains(type)) {
            throw HoopoeException.invalid("type", "must be one of " + String.join(", ", TYPES));
        }
        return content("note".equals(type) || Boolean.TRUE.equals(privateMessage));
    }

    /** What a page without a token writes is for everybody. */
    MessageContent toVisitorsContent() {
        return content(false);
    }

    /** Neither a text nor a file. */
    boolean saysNothing() {
        return (body == null || Characters.isBlank(body)) && (fileIds == null || fileIds.isEmpty());
    }

    MessageSender sender() {
        return "bot".equals(type) ? MessageSender.SYSTEM : MessageSender.USER;
    }

    private MessageContent content(boolean privateMessage) {
        var files = FileIds.parse(fileIds);
        return new MessageContent(
                body == null ? "" : body,
                null,
                privateMessage,
                files,
                new SenderData(time(), ConversationBody.metadata(metadata)));
    }

    private Instant time() {
        if (sentAt == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(sentAt);
            if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
                throw noTime();
            }
            return time.toInstant();
        } catch (DateTimeParseException e) {
            throw noTime();
        }
    }

    private static HoopoeException noTime() {
        return HoopoeException.invalid("sent_at", "must be a time with a zone, such as 2026-01-15T10:00:00Z");
    }

    private static UUID required(String field, String value) {
        if (value == null) {
            throw HoopoeException.missing(field);
        }
        return PathIds.uuid(value, field);
    }
}
