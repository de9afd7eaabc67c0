package dev.hoopoe.directory.account;

import java.time.Instant;

/**
 * An account as the operator sees it.
 *
 * @param suspendedAt null while it is not suspended
 */
record AccountDetails(String id, String name, Instant createdAt, Instant suspendedAt) {}
