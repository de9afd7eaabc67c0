package dev.hoopoe.directory.account;

import java.time.Instant;

/**
 * An account as the gateway needs it.
 *
 * @param sequence its version, as in its events
 */
record AccountState(String id, long sequence, Instant suspendedAt) {}
