package dev.hoopoe.messaging.ticket;

/** What is deleted with a ticket. */
public interface TicketDependents {

    /** Deletes one batch, in the caller's transaction; true when more may be left. */
    boolean removeSome(long ticketId);
}
