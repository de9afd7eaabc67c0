package dev.hoopoe.ticket.ticket;

/** What a list of tickets is narrowed to; null leaves a field open. */
public record TicketFilter(TicketStatus status, String priority, Long departmentId) {}
