package dev.hoopoe.ticket.ticket;

/**
 * A part of the tickets that somebody may see, which an index keeps in the order of lists.
 *
 * @param condition in SQL; empty for all of the account
 * @param elsewhere whether {@code condition} is to hold in each department by itself that is not the caller's own but has
 *     tickets of theirs
 */
record TicketWay(String condition, boolean elsewhere) {

    private static final String ALONG = "SELECT id, unread, created_at FROM ticket WHERE %s ORDER BY %s LIMIT %s";

    /** Which departments those are is known from the counts, in the snapshot of the tickets themselves. */
    private static final String ALONG_EACH = """
            SELECT mine.id, mine.unread, mine.created_at
            FROM (SELECT department_id FROM ticket_total
                WHERE account_id = :account AND assignee_id = :me AND department_id <> 0 AND department_id <> ALL (:departments)
                GROUP BY department_id HAVING sum(amount) > 0) AS elsewhere (department)
            CROSS JOIN LATERAL (%s) AS mine""";

    TicketWay(String condition) {
        this(condition, false);
    }

    /** A narrower part: the condition in SQL, which is left out where it is empty, stands first. */
    TicketWay with(String more) {
        var both = more.isEmpty() || condition.isEmpty() ? more + condition : more + " AND " + condition;
        return new TicketWay(both, elsewhere);
    }

    /** The keys of the first tickets, in no order if they are of several departments. */
    String sql(String order, String limit) {
        var along = ALONG.formatted(condition, order, limit);
        return "(" + (elsewhere ? ALONG_EACH.formatted(along) : along) + ")";
    }
}
