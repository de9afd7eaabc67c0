package dev.hoopoe.messaging.ticket;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Which tickets of the account a caller sees: all of them, or those that lie in one of the departments or are assigned
 * to the user.
 */
public record TicketVisibility(boolean everything, List<Long> departmentIds, UUID userId) {

    static final TicketVisibility EVERYTHING = new TicketVisibility(true, List.of(), null);

    static TicketVisibility of(UUID userId, List<Long> departmentIds) {
        return new TicketVisibility(false, departmentIds, userId);
    }

    boolean includes(TicketView ticket) {
        return everything
                || (ticket.departmentId() != null && departmentIds.contains(ticket.departmentId()))
                || Objects.equals(ticket.assigneeId(), userId);
    }
}
