package dev.hoopoe.ticket.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.ticket.ticket.MessageAuthor;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as tickets see it: where it belongs, what it says, and who wrote it on what occasion.
 *
 * @param note true for what a ticket's note became, which is no news to the ticket
 */
record MessageView(
        long id,
        UUID uid,
        long ticketId,
        UUID userId,
        UUID clientId,
        String body,
        String origin,
        @JsonProperty("is_note") boolean note,
        Instant createdAt) {

    private static final String REPLY = "reply";
    private static final String FIRST_TEXT = "description";

    /** The ticket's own first text came with the ticket and is no news to it. */
    boolean isFirstText() {
        return FIRST_TEXT.equals(origin);
    }

    MessageAuthor author() {
        if (userId != null && REPLY.equals(origin)) {
            return MessageAuthor.REPLYING_STAFF;
        }
        return clientId != null ? MessageAuthor.CLIENT : MessageAuthor.OTHER;
    }
}
