package dev.hoopoe.ticket.list;

import dev.hoopoe.ticket.access.VisibleRange;
import dev.hoopoe.ticket.access.VisibleRange.Kind;
import java.util.stream.Stream;

/**
 * A {@link VisibleRange} of the tickets of a list, perhaps narrowed, and the query that reads the keys of its first tickets.
 *
 * @param condition in SQL; empty for all of the account
 */
record TicketRange(VisibleRange range, String condition) {

    private static final String IN_ORDER =
            "(SELECT id, unread, created_at FROM ticket WHERE %1$s ORDER BY %2$s LIMIT %3$s)";

    /** Unread and read tickets are two index ranges; one branch reads both, since planning one costs more than a probe. */
    private static final String IN_ORDER_BY_DEPARTMENT = """
            (SELECT mine.id, mine.unread, mine.created_at
            FROM (%4$s) AS elsewhere (department)
            CROSS JOIN (VALUES (true), (false)) AS part (unread)
            CROSS JOIN LATERAL
                (SELECT id, unread, created_at FROM ticket WHERE %1$s AND unread = part.unread ORDER BY %2$s LIMIT %3$s) AS mine)""";

    /** OFFSET 0 keeps the planner from a walk along an index of other tickets in the hope of meeting these soon. */
    private static final String UNORDERED = """
            (SELECT id, unread, created_at
            FROM (SELECT id, unread, created_at FROM ticket WHERE %1$s OFFSET 0) AS gathered
            ORDER BY %2$s LIMIT %3$s)""";

    static TicketRange of(VisibleRange range) {
        return new TicketRange(range, range.condition());
    }

    /** Two ranges, one of unread and one of read tickets, if an index keeps the two apart; else this one. */
    Stream<TicketRange> splitByUnread() {
        return range.kind() == Kind.IN_ORDER ? Stream.of(with("unread"), with("NOT unread")) : Stream.of(this);
    }

    /** The tickets of the range that also meet another condition in SQL, which may be empty and comes first. */
    TicketRange with(String more) {
        var both = more.isEmpty() || condition.isEmpty() ? more + condition : more + " AND " + condition;
        return new TicketRange(range, both);
    }

    /** A query for the keys of the first tickets; those of several departments are in no order. */
    String sql(String order, String limit) {
        var query = switch (range.kind()) {
            case IN_ORDER -> IN_ORDER;
            case IN_ORDER_BY_DEPARTMENT -> IN_ORDER_BY_DEPARTMENT;
            case UNORDERED -> UNORDERED;
        };
        return query.formatted(condition, order, limit, range.departments());
    }
}
