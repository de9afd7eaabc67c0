package dev.hoopoe.ticket.status;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * A ticket's status and its times: {@code closedAt} is set in {@code closed} only; {@code resolvedAt} from leaving the
 * open statuses until the return to one.
 */
@Embeddable
public record StatusTimes(TicketStatus status, Instant closedAt, Instant resolvedAt) {

    /** Of a new ticket in that status. */
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
