package dev.hoopoe.ticket.status;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * Where a ticket stands: {@code closedAt} follows {@code closed} alone; {@code resolvedAt} lasts from leaving the open states
 * to going back.
 */
@Embeddable
public record StatusTimes(TicketStatus status, Instant closedAt, Instant resolvedAt) {

    /** Of a ticket that begins in that status. */
    public static StatusTimes at(TicketStatus first, Instant now) {
        return new StatusTimes(null, null, null).moved(first, now);
    }

    public StatusTimes moved(TicketStatus to, Instant now) {
        if (to == status) {
            return this;
        }
        var resolved = resolvedAt == null ? now : resolvedAt;
        return new StatusTimes(to, to == TicketStatus.CLOSED ? now : null, to.isOpen() ? null : resolved);
    }
}
