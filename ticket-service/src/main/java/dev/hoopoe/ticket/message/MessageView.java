package dev.hoopoe.ticket.message;

import dev.hoopoe.ticket.ticket.MessageAuthor;
import java.time.Instant;
import java.util.UUID;

/** A message as tickets see it: where it belongs, what it says, and who wrote it on what occasion. */
record MessageView(
        long id, UUID uid, long ticketId, UUID userId, UUID clientId, String body, String origin, Instant createdAt) {

    private static final String REPLY = "reply";
    private static final String FIRST_TEXT = "description";
    private static final String NOTE = "note";

    /** The ticket's own first text came with the ticket, and a note was told by it: both are no news to it. */
    boolean comesFromTicket() {
        return FIRST_TEXT.equals(origin) || NOTE.equals(origin);
    }

    MessageAuthor author() {
        if (userId != null && REPLY.equals(origin)) {
            return MessageAuthor.REPLYING_STAFF;
        }
        return clientId != null ? MessageAuthor.CLIENT : MessageAuthor.OTHER;
    }
}
