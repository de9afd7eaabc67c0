package dev.hoopoe.ticket.ticket;

/** In which order tickets are listed; each is one that an index keeps. */
public enum TicketOrder {
    NEWEST_FIRST("created_at DESC, id DESC"),
    /** Tickets that ask for an agent come before the others (contract Homa, row H-18). */
    UNREAD_FIRST("unread DESC, created_at DESC, id DESC");

    private final String columns;

    TicketOrder(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }
}
