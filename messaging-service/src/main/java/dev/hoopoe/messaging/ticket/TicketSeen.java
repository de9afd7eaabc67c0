package dev.hoopoe.messaging.ticket;

/** This service has been told of a ticket, perhaps not for the first time; fired within the transaction that takes it in. */
public record TicketSeen(TicketView ticket) {}
