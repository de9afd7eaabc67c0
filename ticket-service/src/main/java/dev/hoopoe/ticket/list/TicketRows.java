package dev.hoopoe.ticket.list;

import dev.hoopoe.common.list.CountedRows;
import dev.hoopoe.common.list.ListRows;
import dev.hoopoe.common.list.ListSlice;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Reads the keys of a list of tickets: along the indexes that keep its order, or, when few tickets match among many,
 * all of them and sorted.
 */
final class TicketRows implements ListRows<TicketKey> {

    /** Up to this many matching tickets are fetched and sorted faster than found by a walk along an index. */
    private static final int FEW = 2_000;

    private static final String KEYS = "SELECT id, unread, created_at FROM ";

    private static final String FETCH_ALL = "WITH few AS MATERIALIZED (" + KEYS + "ticket WHERE %s) " + KEYS
            + "few ORDER BY %s LIMIT :limit OFFSET :offset";

    private static final String MERGE = KEYS + "(%s) AS way ORDER BY %s LIMIT :limit OFFSET :offset";

    /** All tickets of a tag, newest first, along the index of {@code ticket_tag}; skipped rows are not joined. */
    private static final String OF_TAG = """
            SELECT id, (SELECT unread FROM ticket WHERE ticket.id = link.id) AS unread, created_at
            FROM (SELECT id, created_at
                FROM (SELECT account_id, tag_id, ticket_id AS id, created_at FROM ticket_tag) AS tagged
                WHERE %1$s ORDER BY %2$s LIMIT :limit OFFSET :offset) AS link
            ORDER BY %2$s""";

    /**
     * Of up to this many tickets, a look-up of each one's tags and client is faster than reading all tickets or clients
     * that match.
     */
    private static final int MOST_CHECKED = 600;

    private static final String NEARBY = """
            SELECT id, unread, created_at
            FROM (SELECT id, unread, created_at, client_id FROM ticket WHERE %1$s ORDER BY %2$s LIMIT :checked) AS ticket
            WHERE %3$s ORDER BY %2$s LIMIT :limit OFFSET :offset""";

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
        if (!query.isKept() && isFew()) {
            return keys(FETCH_ALL.formatted(slice.within(query.narrow()), slice.order()), slice);
        }
        if (query.isTag() && order == TicketOrder.NEWEST_FIRST) {
            return keys(OF_TAG.formatted(slice.within(query.links()), slice.order()), slice);
        }
        return nearby(slice).orElseGet(() -> keys(walk(slice), slice));
    }

    /** The slice, if it is found among the first tickets of the list without tags and client. */
    private Optional<List<TicketKey>> nearby(ListSlice slice) {
        var ranges = query.ranges(order);
        if (!query.hasOthers() || ranges.size() > 1 || !isNear(slice)) {
            return Optional.empty();
        }
        var found = keys(
                NEARBY.formatted(slice.within(ranges.get(0).condition()), slice.order(), query.othersOfEach()), slice);
        return Optional.of(found).filter(rows -> rows.size() == slice.limit());
    }

    private List<TicketKey> keys(String sql, ListSlice slice) {
        var keys = NativeQueries.rows(session, sql)
                .addScalar("id", Long.class)
                .addScalar("unread", Boolean.class)
                .addScalar("created_at", Instant.class);
        bind(keys, slice.parameters());
        bind(keys, Map.of("limit", slice.limit(), "offset", slice.offset(), "far", slice.offset() + slice.limit()));
        bind(keys, Map.of("checked", MOST_CHECKED));
        return keys.getResultList().stream()
                .map(key -> new TicketKey((Long) key[0], (Boolean) key[1], (Instant) key[2]))
                .toList();
    }

    /** Few tickets that no index keeps in order may be far apart on a walk. */
    @Override
    public Optional<CountedRows<TicketKey>> readFar(ListSlice slice) {
        return query.isCountedByWeek() && (query.isKept() || !isFew())
                ? Optional.of(new FarTickets(session, query, order).read(slice))
                : Optional.empty();
    }

    private String walk(ListSlice slice) {
        var ranges = query.ranges(order).stream()
                .map(range -> range.with(slice.within(query.others())))
                .toList();
        if (ranges.size() == 1) {
            return ranges.get(0).sql(slice.order(), ":limit OFFSET :offset");
        }
        var all = ranges.stream()
                .map(range -> range.sql(slice.order(), ":far"))
                .collect(Collectors.joining(" UNION ALL "));
        return MERGE.formatted(all, slice.order());
    }

    /** Without a requested total, a count up to the limit is enough. */
    private boolean isFew() {
        if (total == null && query.isSummed()) {
            count();
        } else if (total == null) {
            return number(COUNT_UP_TO.formatted(query.narrow()), Map.of("most", FEW + 1)) <= FEW;
        }
        return total <= FEW;
    }

    /**
     * Whether the slice is likely among the first tickets of the list without tags and client, by their share of it.
     */
    private boolean isNear(ListSlice slice) {
        var share = total == null ? FEW : total;
        return (slice.offset() + slice.limit()) * number(query.totalOfKinds(), Map.of()) / share <= MOST_CHECKED / 2;
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
