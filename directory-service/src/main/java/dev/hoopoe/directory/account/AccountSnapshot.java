package dev.hoopoe.directory.account;

import java.time.Instant;

/** An account in its events. */
record AccountSnapshot(String id, String name, Instant createdAt) {}
