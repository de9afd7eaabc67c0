package dev.hoopoe.ticket.ticket;

/** A new ticket, with the secret that no later answer has. */
public record OpenedTicket(Ticket ticket, TicketSecret secret) {}
