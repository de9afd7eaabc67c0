package dev.hoopoe.messaging.netia;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What Netia shows of a ticket, by the names of its snapshot: in events and in the replica.
 *
 * @param open whether the ticket's status is open
 * @param assigneeId null when nobody is assigned
 * @param resolvedAt when the ticket entered the closed status that it has; null while it is open
 */
record NetiaTicket(
        UUID uid,
        String title,
        UUID clientId,
        String channelId,
        boolean open,
        String priority,
        UUID assigneeId,
        Instant createdAt,
        Instant updatedAt,
        Instant resolvedAt) {

    private static final String API = "api";

    /** The ids of channels that are sources of their own; every other one is shown as api. */
    static final Set<String> SOURCES_BUT_API = Set.of("chat", "slack", "mattermost", "email", "sms", "sandbox");

    private static final Set<String> HIGH = Set.of("high", "urgent");

    /** The channel, if Netia knows it. */
    String source() {
        return sourceOf(channelId);
    }

    static String sourceOf(String channelId) {
        return channelId != null && SOURCES_BUT_API.contains(channelId) ? channelId : API;
    }

    String status() {
        return open ? "open" : "closed";
    }

    String netiaPriority() {
        return priority != null && HIGH.contains(priority) ? "priority" : "not_priority";
    }
}
