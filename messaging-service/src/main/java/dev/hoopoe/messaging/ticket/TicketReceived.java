package dev.hoopoe.messaging.ticket;

/** A ticket was received, perhaps not for the first time; fired within the transaction that stores it. */
public record TicketReceived(TicketView ticket) {}
