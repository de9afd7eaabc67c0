package dev.hoopoe.directory.account;

import java.time.Instant;
import java.util.List;

/**
 * An account as the operator sees it.
 *
 * @param suspendedAt null while it is not suspended
 * @param hosts the host names that are bound to it, sorted; without those of the gateway's configuration
 * @param deleting whether its rows are being removed, in all services
 * @param removedBy the services that have no row of it any more, as in {@code ticket-service}
 */
record AccountDetails(
        String id,
        String name,
        Instant createdAt,
        Instant suspendedAt,
        List<String> hosts,
        boolean deleting,
        List<String> removedBy) {}
