package dev.hoopoe.ticket.ticket;

import java.util.UUID;

/** The user, the department, or both that a ticket is assigned to; null for none. */
public record TicketAssignment(UUID userId, Long departmentId) {

    public boolean isNobody() {
        return userId == null && departmentId == null;
    }
}
