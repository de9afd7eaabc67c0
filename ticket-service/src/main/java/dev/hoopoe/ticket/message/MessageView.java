package dev.hoopoe.ticket.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.ticket.status.MessageAuthor;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as tickets see it: where it belongs, what it says, and who wrote it on what occasion.
 *
 * @param note true for what a ticket's note became; null in events from before there were notes
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
        Instant createdAt) {

    private static final String REPLY = "reply";
    private static final String FIRST_TEXT = "description";

    /** The ticket's own first text came with the ticket and is no news to it. */
    boolean isFirstText() {
        return FIRST_TEXT.equals(origin);
    }

    /** The ticket has told of its note itself. */
    boolean isNote() {
        return Boolean.TRUE.equals(note);
    }

    MessageAuthor author() {
        if (userId != null && REPLY.equals(origin)) {
            return MessageAuthor.REPLYING_STAFF;
        }
        return clientId != null ? MessageAuthor.CLIENT : MessageAuthor.OTHER;
    }
}
