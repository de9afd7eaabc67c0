package dev.hoopoe.ticket.message;

import dev.hoopoe.ticket.ticket.MessageAuthor;
import java.util.UUID;

/** A message as tickets see it: where it belongs and who wrote it on what occasion. */
record MessageView(long id, long ticketId, UUID userId, UUID clientId, String origin) {

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
