package dev.hoopoe.ticket.status;

/** The author of a message, as far as the ticket's status depends on it (contract Homa, section 5.2). */
public enum MessageAuthor {
    /** A user who replies to the client. */
    REPLYING_STAFF,
    CLIENT,
    /** Staff or the system, in a private message: the client is not shown it, so it answers nothing. */
    STAFF_IN_PRIVATE,
    /** A note of a user, or the system. */
    OTHER;

    public TicketStatus statusAfter(TicketStatus before) {
        return switch (this) {
            case REPLYING_STAFF -> before.afterReply();
            case CLIENT -> before.afterClientMessage();
            case STAFF_IN_PRIVATE, OTHER -> before;
        };
    }
}
