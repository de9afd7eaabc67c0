package dev.hoopoe.ticket.search;

import java.time.Instant;

/** Where a hit stands among all, the newest first. */
record HitPosition(Instant createdAt, long id) {}
