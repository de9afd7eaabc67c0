package dev.hoopoe.messaging.ticket;

/** A ticket was deleted; fired within the transaction that takes it in and that holds the ticket until it ends. */
public record TicketGone(long ticketId) {}
