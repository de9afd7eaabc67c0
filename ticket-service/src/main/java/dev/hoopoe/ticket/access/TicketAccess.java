package dev.hoopoe.ticket.access;

import java.util.Set;
import java.util.UUID;

/**
 * Which tickets of the account someone may see and change: every one, or those that lie in one of the departments or
 * are assigned to that person.
 */
public record TicketAccess(boolean everything, Set<Long> departmentIds, UUID userId) {

    public TicketAccess {
        departmentIds = Set.copyOf(departmentIds);
    }

    public static TicketAccess toEverything(UUID userId) {
        return new TicketAccess(true, Set.of(), userId);
    }

    public static TicketAccess limitedTo(Set<Long> departmentIds, UUID userId) {
        return new TicketAccess(false, departmentIds, userId);
    }

    /** {@code departmentId} and {@code assigneeId} are the ticket's; null for none. */
    public boolean allows(Long departmentId, UUID assigneeId) {
        return everything
                || (departmentId != null && departmentIds.contains(departmentId))
                || (assigneeId != null && assigneeId.equals(userId));
    }
}
