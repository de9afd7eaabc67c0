package dev.hoopoe.ticket.ticket;

/** A ticket just opened, with the secret that is never shown again. */
public record OpenedTicket(Ticket ticket, TicketSecret secret) {}
