package dev.hoopoe.directory.account;

import java.time.Instant;

/**
 * An account in its events.
 *
 * @param suspendedAt null while it is not suspended
 */
record AccountSnapshot(String id, String name, Instant createdAt, Instant suspendedAt) {}
