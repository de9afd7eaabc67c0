package dev.hoopoe.ticket.search;

import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.text.SearchPeriod;
import dev.hoopoe.common.text.SearchQuery;
import dev.hoopoe.ticket.list.TicketQuery;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;

/**
 * Reads the hits of a search, newest first. Asks the index for a few {@link SearchPeriod}s per statement until there
 * are enough hits: few periods for a common word, all of them in the second statement for a rare one.
 */
final class HitScan {

    /** The subquery hides the words from the planner, which then expects few rows and takes the index of words. */
    private static final String WORDS = "search_words @@ (SELECT CAST(:words AS tsquery))";

    private static final String HITS = """
            WITH hit AS MATERIALIZED (SELECT id, created_at FROM ticket WHERE %1$s AND %2$s),
            newest AS MATERIALIZED (SELECT * FROM hit WHERE %3$s ORDER BY created_at DESC, id DESC LIMIT :most)
            SELECT (SELECT count(*) FROM hit) AS amount, newest.id AS id, newest.created_at AS created_at, %4$s AS grade
            FROM (SELECT 1) AS one LEFT JOIN newest ON true""";

    private static final String COUNT =
            "SELECT count(*) AS amount FROM (SELECT 1 FROM ticket WHERE %s AND %s LIMIT :most) AS hit";

    private static final String UNGRADED = "0";

    /** Reads each by primary key, whatever number of hits the planner expects. */
    private static final String GRADE = """
            (SELECT CASE WHEN search_words @@ (SELECT CAST(:title AS tsquery)) THEN 3
                WHEN search_words @@ (SELECT CAST(:client AS tsquery)) THEN 2
                WHEN search_words @@ (SELECT CAST(:description AS tsquery)) THEN 1 ELSE 0 END
            FROM ticket WHERE ticket.id = newest.id)""";

    private static final String BOUNDS = """
            SELECT (SELECT created_at FROM ticket WHERE account_id = :account ORDER BY created_at DESC LIMIT 1) AS newest,
                (SELECT created_at FROM ticket WHERE account_id = :account ORDER BY created_at LIMIT 1) AS oldest""";

    private static final String NUMBERED = "SELECT id, created_at FROM ticket WHERE %s AND id = :number";

    private final Session session;
    private final TicketQuery query;
    private final SearchQuery search;
    private final boolean ranked;
    private final SearchHit numbered;

    /** {@code ranked} hits have a grade, and exclude the ticket whose number is the term. */
    HitScan(Session session, TicketQuery query, SearchQuery search, boolean ranked) {
        this(session, query, search, ranked, search.number());
    }

    private HitScan(Session session, TicketQuery query, SearchQuery search, boolean ranked, OptionalLong number) {
        this.session = session;
        this.query = query;
        this.search = search.among(query.marks());
        this.ranked = ranked;
        this.numbered = number.isPresent() ? readNumbered(number.getAsLong()) : null;
    }

    /** Of the texts alone: a term that is a ticket's number does not find that ticket. */
    static HitScan ofTexts(Session session, TicketQuery query, SearchQuery search) {
        return new HitScan(session, query, search, false, OptionalLong.empty());
    }

    /** {@code count} is exact, or at least the number of hits that was asked for. */
    record Hits(List<SearchHit> rows, long count) {}

    /** The ticket whose number is the term. */
    Optional<SearchHit> numbered() {
        return Optional.ofNullable(numbered);
    }

    /** At most {@code most} hits of the range; reads periods until {@code counted} hits are counted, too. */
    Hits read(HitRange range, int most, int counted) {
        var rows = new ArrayList<SearchHit>();
        var count = 0L;
        var plan = plan(range);
        while (plan.isPresent()) {
            var periods = plan.get();
            var missingRows = most - rows.size();
            var found = missingRows > 0
                    ? read(range, periods, missingRows)
                    : new Hits(List.of(), count(range, periods, counted - count));
            rows.addAll(found.rows());
            count += found.count();
            var missing = Math.max(most - rows.size(), counted - count);
            plan = missing <= 0 ? Optional.empty() : periods.next(found.count(), missing);
        }
        return new Hits(rows, count);
    }

    private Optional<HitPeriods> plan(HitRange range) {
        var bounds = NativeQueries.rows(session, BOUNDS)
                .addScalar("newest", Instant.class)
                .addScalar("oldest", Instant.class);
        query.bind(bounds);
        var row = bounds.getSingleResult();
        if (row[0] == null) {
            return Optional.empty();
        }
        var newest = range.after() == null ? (Instant) row[0] : range.after().createdAt();
        var oldest = range.upTo() == null ? (Instant) row[1] : range.upTo().createdAt();
        return HitPeriods.from(newest, oldest);
    }

    private Hits read(HitRange range, HitPeriods periods, int most) {
        var sql = HITS.formatted(
                query.narrow() + range.kind(),
                condition(periods),
                range.condition(),
                ranked && range.after() == null ? GRADE : UNGRADED);
        var statement = NativeQueries.rows(session, sql)
                .addScalar("amount", Long.class)
                .addScalar("id", Long.class)
                .addScalar("created_at", Instant.class)
                .addScalar("grade", Integer.class);
        bind(statement, parameters(range, periods, most));
        var rows = statement.getResultList();
        var hits = rows.stream()
                .filter(row -> row[1] != null)
                .map(row -> new SearchHit((Long) row[1], (Instant) row[2], (Integer) row[3]))
                .toList();
        return new Hits(hits, (Long) rows.get(0)[0]);
    }

    /** Stops counting at {@code most}. */
    private long count(HitRange range, HitPeriods periods, long most) {
        var sql = COUNT.formatted(query.narrow() + range.kind(), condition(periods));
        var count = NativeQueries.scalar(session, sql, "amount", Long.class);
        bind(count, parameters(range, periods, (int) most));
        return count.getSingleResult();
    }

    private String condition(HitPeriods periods) {
        if (numbered == null) {
            return WORDS;
        }
        if (ranked) {
            return WORDS + " AND id <> :number";
        }
        return periods.contain(numbered.createdAt()) ? "(" + WORDS + " OR id = :number)" : WORDS;
    }

    private Map<String, Object> parameters(HitRange range, HitPeriods periods, int most) {
        var parameters = new HashMap<String, Object>();
        parameters.put("words", search.within(periods.oldest(), periods.newest(), ""));
        parameters.put("title", search.within(periods.oldest(), periods.newest(), "A"));
        parameters.put("client", search.within(periods.oldest(), periods.newest(), "AB"));
        parameters.put("description", search.within(periods.oldest(), periods.newest(), "ABC"));
        parameters.put("most", most);
        if (numbered != null) {
            parameters.put("number", numbered.id());
        }
        if (range.after() != null) {
            parameters.put("afterTime", range.after().createdAt());
            parameters.put("afterId", range.after().id());
        }
        if (range.upTo() != null) {
            parameters.put("upToTime", range.upTo().createdAt());
            parameters.put("upToId", range.upTo().id());
        }
        return parameters;
    }

    private SearchHit readNumbered(long number) {
        var select = NativeQueries.rows(session, NUMBERED.formatted(query.narrow()))
                .addScalar("id", Long.class)
                .addScalar("created_at", Instant.class);
        bind(select, Map.of("number", number));
        return select.getResultList().stream()
                .findFirst()
                .map(row -> new SearchHit((Long) row[0], (Instant) row[1], 0))
                .orElse(null);
    }

    private void bind(Query statement, Map<String, Object> parameters) {
        query.bind(statement);
        statement.getParameters().stream()
                .map(parameter -> parameter.getName())
                .filter(parameters::containsKey)
                .forEach(name -> statement.setParameter(name, parameters.get(name)));
    }
}
