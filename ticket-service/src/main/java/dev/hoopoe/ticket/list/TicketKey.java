package dev.hoopoe.ticket.list;

import java.time.Instant;

/** A ticket as the indexes of lists know it: what it is and where it stands in them. */
record TicketKey(long id, boolean unread, Instant createdAt) {}
