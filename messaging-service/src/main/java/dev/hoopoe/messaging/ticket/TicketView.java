package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.constraint.Characters;
import java.time.Instant;
import java.util.UUID;

/**
 * What this service uses of a ticket.
 *
 * @param departmentId null without a department
 * @param assigneeId null when nobody is assigned
 * @param description the first text; null or empty without one
 * @param uid its id as a conversation of Netia
 */
public record TicketView(
        long id,
        UUID clientId,
        Long departmentId,
        UUID assigneeId,
        String description,
        Instant createdAt,
        UUID uid,
        String channelId) {

    public boolean hasDescription() {
        return description != null && !Characters.isBlank(description);
    }
}
