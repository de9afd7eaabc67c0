package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.json.StorableJson;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.conversation.NewDetailedConversation;
import dev.hoopoe.messaging.ticket.TicketChange;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a conversation in a body (contract rows N-11 and N-14); null for absent. */
record ConversationBody(
        String accountId,
        @Schema(format = "uuid") String customerId,
        @Schema(format = "uuid") String inboxId,
        @Schema(enumeration = {"open", "closed"}) String status,

        @Schema(enumeration = {"chat", "slack", "email", "sms", "api", "sandbox"})
        String source,

        @Length(min = 1, max = 255) String subject,

        @Schema(enumeration = {"priority", "not_priority"}) String priority,

        Boolean read,

        @Schema(description = "The number of a user; null takes the assignment away", nullable = true)
        JsonNode assigneeId,

        @JsonDeserialize(using = StorableJson.class) JsonNode metadata,
        @Valid MessageBody message) {

    private static final int LARGEST_METADATA = 65_536;
    private static final List<String> STATUSES = List.of("open", "closed");
    private static final List<String> PRIORITIES = List.of("priority", "not_priority");

    UUID customer() {
        if (customerId == null) {
            throw HoopoeException.missing("customer_id");
        }
        return PathIds.uuid(customerId, "customer_id");
    }

    NetiaSource sourceOrChat() {
        return source == null ? NetiaSource.CHAT : NetiaSource.of(source);
    }

    /**
     * A conversation to be opened.
     *
     * @param forPage whether the visitor's page may continue it
     */
    NewDetailedConversation toNew(boolean forPage) {
        requireWords();
        var from = sourceOrChat();
        return new NewDetailedConversation(
                customer(), from.wireName(), from.title(), subject, status, priority, forPage, metadata(metadata));
    }

    TicketChange toChange(TicketChange.Actor actor) {
        requireWords();
        return new TicketChange(actor, subject, status, priority, assignee(), null, null);
    }

    ObjectNode newMetadata() {
        return metadata(metadata);
    }

    /** What is no object is dropped, as pages are known to send it. */
    static ObjectNode metadata(JsonNode metadata) {
        if (!(metadata instanceof ObjectNode object)) {
            return null;
        }
        if (object.toString().length() > LARGEST_METADATA) {
            throw HoopoeException.invalid(
                    "metadata", "must not be longer than " + LARGEST_METADATA + " characters of JSON");
        }
        return object;
    }

    private TicketChange.Assignee assignee() {
        if (assigneeId == null) {
            return null;
        }
        if (assigneeId.isNull()) {
            return new TicketChange.Assignee(null);
        }
        if (!assigneeId.isIntegralNumber() || !assigneeId.canConvertToLong()) {
            throw HoopoeException.invalid("assignee_id", "must be an integer or null");
        }
        return new TicketChange.Assignee(assigneeId.longValue());
    }

    private void requireWords() {
        requireOneOf("status", status, STATUSES);
        requireOneOf("priority", priority, PRIORITIES);
    }

    private static void requireOneOf(String field, String value, List<String> words) {
        if (value != null && !words.contains(value)) {
            throw HoopoeException.invalid(field, "must be one of " + String.join(", ", words));
        }
    }
}
