package dev.hoopoe.directory.account;

import java.time.Instant;
import java.util.List;

/**
 * An account as the gateway needs it.
 *
 * @param sequence its version, as in its events
 * @param hosts the host names that are bound to it
 */
record AccountState(String id, long sequence, Instant suspendedAt, List<String> hosts) {}
