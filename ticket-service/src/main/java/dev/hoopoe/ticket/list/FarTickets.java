package dev.hoopoe.ticket.list;

import dev.hoopoe.common.list.CountedRows;
import dev.hoopoe.common.list.ListSlice;
import dev.hoopoe.common.sql.NativeQueries;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Reads a page with a large offset: sums weekly counts up to the week in which the page begins, and skips only tickets
 * of that week (docs/decisions/0041). One statement, so that counts and tickets are of one snapshot.
 */
final class FarTickets {

    /**
     * {@code passed} counts the tickets before the week in which the page begins; there is no such week past the end of
     * the list.
     */
    private static final String FAR = """
            WITH week AS MATERIALIZED (
                SELECT %1$s, CAST(sum(amount) AS bigint) AS amount FROM (%2$s) AS counted GROUP BY %1$s
            ), place AS MATERIALIZED (
                SELECT * FROM (SELECT *, CAST(sum(amount) OVER (ORDER BY %3$s) AS bigint) - amount AS passed FROM week) AS line
                WHERE passed <= :offset AND passed + amount > :offset
            ), page AS (%4$s)
            SELECT (SELECT CAST(coalesce(sum(amount), 0) AS bigint) FROM week) AS total, id, unread, created_at
            FROM (SELECT 1) AS one LEFT JOIN page ON true ORDER BY %5$s""";

    private static final String SKIPPED = "(SELECT :offset - passed FROM place)";

    private static final String MERGE =
            "SELECT id, unread, created_at FROM (%s) AS way ORDER BY %s LIMIT :limit OFFSET " + SKIPPED;

    private final Session session;
    private final TicketQuery query;
    private final TicketOrder order;

    FarTickets(Session session, TicketQuery query, TicketOrder order) {
        this.session = session;
        this.query = query;
        this.order = order;
    }

    CountedRows<TicketKey> read(ListSlice slice) {
        var select = NativeQueries.rows(session, sql(slice.order()))
                .addScalar("total", Long.class)
                .addScalar("id", Long.class)
                .addScalar("unread", Boolean.class)
                .addScalar("created_at", Instant.class);
        bind(select, slice.offset(), slice.limit());
        var rows = select.getResultList();
        var keys = rows.stream()
                .filter(row -> Objects.nonNull(row[1]))
                .map(row -> new TicketKey((Long) row[1], (Boolean) row[2], (Instant) row[3]))
                .toList();
        return new CountedRows<>((Long) rows.get(0)[0], keys);
    }

    /** {@code inOrder} is the ORDER BY of the list. */
    String sql(String inOrder) {
        var falling = Stream.of(order.weeks().split(", "))
                .map(column -> column + " DESC")
                .collect(Collectors.joining(", "));
        return FAR.formatted(order.weeks(), query.weeks(), falling, page(inOrder), inOrder);
    }

    void bind(NativeQuery<?> select, long offset, int limit) {
        query.bind(select);
        Map.of("offset", offset, "limit", limit).forEach(select::setParameter);
    }

    private String page(String inOrder) {
        var ranges = query.ranges(order).stream()
                .map(range -> range.with(order.fromPlace()))
                .toList();
        if (ranges.size() == 1) {
            return ranges.get(0).sql(inOrder, ":limit OFFSET " + SKIPPED);
        }
        var all = ranges.stream()
                .map(range -> range.sql(inOrder, ":limit + " + SKIPPED))
                .collect(Collectors.joining(" UNION ALL "));
        return MERGE.formatted(all, inOrder);
    }
}
