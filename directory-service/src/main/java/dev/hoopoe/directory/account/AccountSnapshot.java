package dev.hoopoe.directory.account;

import java.time.Instant;
import java.util.List;

/**
 * An account in its events.
 *
 * @param suspendedAt null while it is not suspended
 * @param hosts the host names that are bound to it, sorted
 */
record AccountSnapshot(String id, String name, Instant createdAt, Instant suspendedAt, List<String> hosts) {}
