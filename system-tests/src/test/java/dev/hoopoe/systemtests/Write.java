package dev.hoopoe.systemtests;

/**
 * Something that a client was told is done; one event tells of it.
 *
 * @param type of that event
 * @param thing id of the ticket or message
 * @param status what a ticket was moved to; empty for other writes
 */
record Write(String type, String thing, String status) {

    private static final String STATUS_CHANGED = "dev.hoopoe.ticket.status_changed.v1";

    static Write ticketOpened(int ticket) {
        return new Write("dev.hoopoe.ticket.created.v1", Integer.toString(ticket), "");
    }

    static Write replySent(int message) {
        return new Write("dev.hoopoe.message.created.v1", Integer.toString(message), "");
    }

    static Write ticketMoved(int ticket, String status) {
        return new Write(STATUS_CHANGED, Integer.toString(ticket), status);
    }

    /** Whether no later write of the same writer covers it: a ticket is closed last. */
    boolean isSeenInTheEnd() {
        return !status.equals("in_progress");
    }

    /** The write that an event tells of, whether or not a client was told. */
    static Write toldBy(ObservedEvent event) {
        return new Write(event.type(), event.thing(), event.type().equals(STATUS_CHANGED) ? event.status() : "");
    }
}
