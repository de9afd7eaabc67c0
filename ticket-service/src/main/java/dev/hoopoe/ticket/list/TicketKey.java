package dev.hoopoe.ticket.list;

import java.time.Instant;

/** The id of a ticket and its place in the orders of lists. */
record TicketKey(long id, boolean unread, Instant createdAt) {}
