package dev.hoopoe.ticket.ticket;

import java.util.UUID;

/** Whom a ticket is given to: a user, a department, or both; the one not given is null, and both are for nobody. */
public record TicketAssignment(UUID userId, Long departmentId) {

    public boolean isNobody() {
        return userId == null && departmentId == null;
    }
}
