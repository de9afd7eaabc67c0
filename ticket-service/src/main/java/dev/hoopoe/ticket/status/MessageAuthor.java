package dev.hoopoe.ticket.status;

/** Who a message comes from, as far as the ticket's status is concerned (contract Homa, section 5.2). */
public enum MessageAuthor {
    /** A member of the staff who replies to the client. */
    REPLYING_STAFF,
    CLIENT,
    /** Anyone else: a note of the staff, or the system. */
    OTHER;

    public TicketStatus statusAfter(TicketStatus before) {
        return switch (this) {
            case REPLYING_STAFF -> before.afterReply();
            case CLIENT -> before.afterClientMessage();
            case OTHER -> before;
        };
    }
}
