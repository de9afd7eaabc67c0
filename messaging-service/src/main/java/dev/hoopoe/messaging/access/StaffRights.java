package dev.hoopoe.messaging.access;

/** What a member of the staff may see: which tickets, and whether also what is for administrators alone. */
public record StaffRights(boolean administrator, TicketVisibility tickets) {}
