package dev.hoopoe.messaging.access;

import dev.hoopoe.messaging.ticket.TicketView;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which tickets of the account a caller may see: every one, or those that lie in one of the departments or are assigned to
 * the user.
 */
public record TicketVisibility(boolean everything, Set<Long> departmentIds, UUID userId) {

    private static final String LIMITED = "(%1$s.department_id = ANY (:departments) OR %1$s.assignee_id = :user)";

    private static final String ON_TICKET_OF = """
            EXISTS (SELECT 1 FROM ticket_replica t
                WHERE t.account_id = %1$s.account_id AND t.ticket_id = %1$s.ticket_id AND NOT t.deleted AND %2$s)""";

    public TicketVisibility {
        departmentIds = Set.copyOf(departmentIds);
    }

    public static TicketVisibility toEverything() {
        return new TicketVisibility(true, Set.of(), null);
    }

    public static TicketVisibility limitedTo(Set<Long> departmentIds, UUID userId) {
        return new TicketVisibility(false, departmentIds, userId);
    }

    public boolean allows(TicketView ticket) {
        return everything
                || (ticket.departmentId() != null && departmentIds.contains(ticket.departmentId()))
                || (ticket.assigneeId() != null && ticket.assigneeId().equals(userId));
    }

    /** As {@link #allows}, for rows with the columns {@code department_id} and {@code assignee_id}; needs a limited visibility. */
    public SqlCondition onRow(String alias) {
        return condition(LIMITED.formatted(alias));
    }

    /** As {@link #onRow}, for rows that name an existing ticket by {@code account_id} and {@code ticket_id}. */
    public SqlCondition onTicketOf(String alias) {
        return condition(ON_TICKET_OF.formatted(alias, LIMITED.formatted("t")));
    }

    private SqlCondition condition(String sql) {
        if (everything) {
            throw new IllegalStateException("A visibility of everything has no condition");
        }
        return new SqlCondition(sql, Map.of("departments", departmentIds.toArray(Long[]::new), "user", userId));
    }
}
