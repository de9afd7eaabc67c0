package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.list.ListRows;
import dev.hoopoe.common.list.ListSlice;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * The keys of the tickets of a list, in the way that is fastest for it: along the indexes that keep their order, or all
 * of them first and sorted then, when they are few among those that a walk would meet.
 */
final class TicketRows implements ListRows<TicketKey> {

    /** As many, from all over the table, are fetched and sorted sooner than they are met on a walk along neighbours. */
    private static final int FEW = 2_000;

    private static final String KEYS = "SELECT id, unread, created_at FROM ";

    private static final String FETCH_ALL = "WITH few AS MATERIALIZED (" + KEYS + "ticket WHERE %s) " + KEYS
            + "few ORDER BY %s LIMIT :limit OFFSET :offset";

    private static final String WALK = KEYS + "ticket WHERE %s ORDER BY %s LIMIT :limit OFFSET :offset";

    private static final String MERGE = KEYS + "(%s) AS way ORDER BY %s LIMIT :limit OFFSET :offset";

    private static final String ONE_WAY = "(" + KEYS + "ticket WHERE %s ORDER BY %s LIMIT :far)";

    private static final String COUNT_UP_TO = "SELECT count(*) FROM (SELECT 1 FROM ticket WHERE %s LIMIT :most) AS few";

    private static final String NUMBER = "SELECT number FROM (%s) AS counted (number)";

    private final Session session;
    private final TicketQuery query;
    private final TicketOrder order;
    private Long total;

    TicketRows(Session session, TicketQuery query, TicketOrder order) {
        this.session = session;
        this.query = query;
        this.order = order;
    }

    @Override
    public long count() {
        total = number(query.total(), Map.of());
        return total;
    }

    @Override
    public List<TicketKey> read(ListSlice slice) {
        var sql = query.isKept() || !isFew()
                ? walk(slice)
                : FETCH_ALL.formatted(slice.within(query.narrow()), slice.order());
        var keys = NativeQueries.rows(session, sql)
                .addScalar("id", Long.class)
                .addScalar("unread", Boolean.class)
                .addScalar("created_at", Instant.class);
        bind(keys, slice.parameters());
        bind(keys, Map.of("limit", slice.limit(), "offset", slice.offset(), "far", slice.offset() + slice.limit()));
        return keys.getResultList().stream()
                .map(key -> new TicketKey((Long) key[0], (Boolean) key[1], (Instant) key[2]))
                .toList();
    }

    private String walk(ListSlice slice) {
        var ways = query.ways(order);
        if (ways.size() == 1) {
            return WALK.formatted(slice.within(ways.get(0)), slice.order());
        }
        var all = ways.stream()
                .map(way -> ONE_WAY.formatted(slice.within(way), slice.order()))
                .collect(Collectors.joining(" UNION ALL "));
        return MERGE.formatted(all, slice.order());
    }

    /** Without a total that was asked for, it is enough to know that there are many. */
    private boolean isFew() {
        if (total == null && query.isCounted()) {
            count();
        } else if (total == null) {
            return number(COUNT_UP_TO.formatted(query.narrow()), Map.of("most", FEW + 1)) <= FEW;
        }
        return total <= FEW;
    }

    private long number(String sql, Map<String, Object> more) {
        var number = NativeQueries.scalar(session, NUMBER.formatted(sql), "number", Long.class);
        bind(number, more);
        return number.getSingleResult();
    }

    private void bind(Query text, Map<String, ?> more) {
        query.bind(text);
        for (var parameter : text.getParameters()) {
            var name = parameter.getName();
            if (more.containsKey(name)) {
                text.setParameter(name, more.get(name));
            }
        }
    }
}
