package dev.hoopoe.messaging.ticket;

import java.util.List;

/**
 * Tickets were received, perhaps not for the first time; fired within the transaction that stores them, which holds the locks of
 * their rows. A ticket may be there several times, older versions first.
 */
public record TicketsReceived(List<Ticket> tickets) {

    static TicketsReceived of(TicketView view, String traceparent) {
        return new TicketsReceived(List.of(new Ticket(view, traceparent)));
    }

    /**
     * A ticket, in the trace of what brought it.
     *
     * @param traceparent null outside of a trace
     */
    public record Ticket(TicketView view, String traceparent) {}
}
