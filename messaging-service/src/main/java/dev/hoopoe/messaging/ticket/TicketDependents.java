package dev.hoopoe.messaging.ticket;

/** What goes with a ticket that was deleted. */
public interface TicketDependents {

    /** Removes as much as one transaction should; true when more may be left. */
    boolean removeSome(long ticketId);
}
