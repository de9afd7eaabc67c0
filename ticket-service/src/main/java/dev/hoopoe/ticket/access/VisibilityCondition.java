package dev.hoopoe.ticket.access;

import java.util.List;
import java.util.Map;

/**
 * A {@link TicketVisibility} as SQL conditions with named parameters.
 *
 * @param tickets the condition on rows of the table of tickets; empty for all of the account
 * @param counts disjoint conditions on {@code ticket_total}, each one range of its index
 * @param ranges disjoint conditions on its rows, to be read by a UNION; a single one, equal to {@code tickets},
 *     when there would be too many
 * @param indexed whether an index keeps each of the ranges together
 */
public record VisibilityCondition(
        String tickets,
        List<String> counts,
        List<VisibleRange> ranges,
        boolean indexed,
        Map<String, Object> parameters) {

    /** True for all tickets of the account. */
    public boolean isEverything() {
        return tickets.isEmpty();
    }

    /** As {@code counts}, on {@code ticket_week_total}. */
    public List<String> weeks() {
        return isEverything() ? List.of("assignee_id = :account_list") : counts;
    }
}
