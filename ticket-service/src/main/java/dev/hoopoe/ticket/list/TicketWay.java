package dev.hoopoe.ticket.list;

import java.util.stream.Stream;

/**
 * A part of the tickets that somebody may see, read without a look at others.
 *
 * @param condition in SQL; empty for all of the account
 */
record TicketWay(Reading reading, String condition) {

    /** Along an index that keeps such tickets in the order of lists. */
    static TicketWay along(String condition) {
        return new TicketWay(Reading.ALONG, condition);
    }

    /** As {@link #along}, in each department by itself that is not the caller's own but has tickets of theirs: {@code elsewhere.department}. */
    static TicketWay elsewhere(String condition) {
        return new TicketWay(Reading.ALONG_EACH, condition);
    }

    /** All of them first and sorted then: for what no index keeps in order. */
    static TicketWay gathered(String condition) {
        return new TicketWay(Reading.GATHERED, condition);
    }

    /** How the keys of the first tickets are read. */
    enum Reading {
        ALONG("(SELECT id, unread, created_at FROM ticket WHERE %1$s ORDER BY %2$s LIMIT %3$s)"),

        /**
         * The counts say which departments those are, in the snapshot of the tickets themselves. Unread tickets and read ones are
         * two index ranges; both are read by one branch, since planning a branch costs more than a probe of the index.
         */
        ALONG_EACH("""
                (SELECT mine.id, mine.unread, mine.created_at
                FROM (SELECT department_id FROM ticket_total
                    WHERE account_id = :account AND assignee_id = :me AND department_id <> 0 AND department_id <> ALL (:departments)
                    GROUP BY department_id HAVING sum(amount) > 0) AS elsewhere (department)
                CROSS JOIN (VALUES (true), (false)) AS part (unread)
                CROSS JOIN LATERAL
                    (SELECT id, unread, created_at FROM ticket WHERE %1$s AND unread = part.unread ORDER BY %2$s LIMIT %3$s) AS mine)"""),

        /** OFFSET 0 keeps the planner from a walk along an index of others in the hope of meeting these soon. */
        GATHERED("""
                (SELECT id, unread, created_at
                FROM (SELECT id, unread, created_at FROM ticket WHERE %1$s OFFSET 0) AS gathered
                ORDER BY %2$s LIMIT %3$s)""");

        private final String sql;

        Reading(String sql) {
            this.sql = sql;
        }
    }

    /** Two ways, one for unread and one for read tickets, if an index keeps the two apart; else only this one. */
    Stream<TicketWay> partedByRead() {
        return reading == Reading.ALONG ? Stream.of(with("unread"), with("NOT unread")) : Stream.of(this);
    }

    /** A narrower part: the condition in SQL, which is left out where it is empty, stands first. */
    TicketWay with(String more) {
        var both = more.isEmpty() || condition.isEmpty() ? more + condition : more + " AND " + condition;
        return new TicketWay(reading, both);
    }

    /** A query for the keys of the first tickets, which are in no order if they are of several departments. */
    String sql(String order, String limit) {
        return reading.sql.formatted(condition, order, limit);
    }
}
