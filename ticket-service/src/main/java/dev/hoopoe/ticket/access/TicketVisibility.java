package dev.hoopoe.ticket.access;

import java.util.Set;
import java.util.UUID;

/**
 * Which tickets of the account someone may see and change: every one, or those that lie in one of the departments or
 * are assigned to that person.
 */
public record TicketVisibility(boolean everything, Set<Long> departmentIds, UUID userId) {

    public TicketVisibility {
        departmentIds = Set.copyOf(departmentIds);
    }

    public static TicketVisibility toEverything(UUID userId) {
        return new TicketVisibility(true, Set.of(), userId);
    }

    public static TicketVisibility limitedTo(Set<Long> departmentIds, UUID userId) {
        return new TicketVisibility(false, departmentIds, userId);
    }

    /** {@code departmentId} and {@code assigneeId} are the ticket's; null for none. */
    public boolean allows(Long departmentId, UUID assigneeId) {
        return everything
                || (departmentId != null && departmentIds.contains(departmentId))
                || (assigneeId != null && assigneeId.equals(userId));
    }
}
