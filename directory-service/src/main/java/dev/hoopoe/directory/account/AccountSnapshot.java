package dev.hoopoe.directory.account;

import java.time.Instant;

/** An account as its events show it. */
record AccountSnapshot(String id, String name, Instant createdAt) {}
