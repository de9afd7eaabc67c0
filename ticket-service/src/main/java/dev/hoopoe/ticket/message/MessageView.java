package dev.hoopoe.ticket.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.ticket.status.MessageAuthor;
import dev.hoopoe.ticket.ticket.MessageText;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as tickets see it.
 *
 * @param note true for a message that repeats a note of the ticket's history; null in events from before there were
 *     notes
 * @param privateMessage true for a message that staff alone are shown; null in events from before there were any
 */
record MessageView(
        long id,
        UUID uid,
        long ticketId,
        UUID userId,
        UUID clientId,
        String body,
        String origin,
        @JsonProperty("is_note") Boolean note,
        @JsonProperty("private") Boolean privateMessage,
        Instant createdAt) {

    private static final String REPLY = "reply";
    private static final String FIRST_TEXT = "description";

    /** Whether a snapshot is the text that the ticket was opened with, which the ticket has already. */
    static boolean isFirstText(JsonNode snapshot) {
        return FIRST_TEXT.equals(snapshot.path("origin").textValue());
    }

    boolean isFirstText() {
        return FIRST_TEXT.equals(origin);
    }

    /** A note of this service, which published {@code ticket.noted} for it. */
    boolean isNote() {
        return Boolean.TRUE.equals(note);
    }

    boolean isPrivate() {
        return Boolean.TRUE.equals(privateMessage);
    }

    MessageText text() {
        return new MessageText(uid, body);
    }

    MessageAuthor author() {
        if (isPrivate()) {
            return MessageAuthor.STAFF_IN_PRIVATE;
        }
        if (userId != null && REPLY.equals(origin)) {
            return MessageAuthor.REPLYING_STAFF;
        }
        return clientId != null ? MessageAuthor.CLIENT : MessageAuthor.OTHER;
    }
}
