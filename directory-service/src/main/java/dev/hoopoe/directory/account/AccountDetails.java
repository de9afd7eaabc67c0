package dev.hoopoe.directory.account;

import java.time.Instant;

/** An account as the operator sees it. */
record AccountDetails(String id, String name, Instant createdAt) {}
