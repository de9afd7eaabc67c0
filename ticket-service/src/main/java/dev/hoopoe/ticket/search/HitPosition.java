package dev.hoopoe.ticket.search;

import java.time.Instant;

/** The place of a hit in the order newest first. */
record HitPosition(Instant createdAt, long id) {}
