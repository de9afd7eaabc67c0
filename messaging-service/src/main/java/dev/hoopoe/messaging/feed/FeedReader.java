package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.messaging.access.SqlCondition;
import dev.hoopoe.messaging.access.TicketVisibility;
import dev.hoopoe.messaging.attribute.FieldVisibilities;
import dev.hoopoe.messaging.attribute.WithheldFields;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads batches of the feed, in its order. */
@ApplicationScoped
class FeedReader {

    /** Events scanned for one batch, however few of them are for the caller. */
    private static final int MAX_SCANNED = 5_000;

    /** Floor and events must be of one snapshot: what retention removes between two statements would be skipped silently. */
    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /** Of all accounts. */
    private static final String END = "SELECT feed_end()";

    /** After the account's last event, the cursor moves to the end of all accounts' events. */
    private static final String SCAN = """
            SELECT CASE WHEN count(*) < ? THEN (%s) ELSE max(position) END, count(*),
                (SELECT removed_through FROM feed_floor)
            FROM (SELECT position FROM feed_event WHERE account_id = ? AND position > ? ORDER BY position LIMIT ?) part
            """.formatted(END);

    /** The sizes decide before any data is fetched; the length of a long text is known without reading it. */
    private static final String READ = """
            SELECT sized.*, (SELECT withheld_fields(?, ?)) AS withheld FROM (
                SELECT few.*, count(*) OVER () AS found, sum(octet_length(data)) OVER (ORDER BY position) AS bytes
                FROM (
                    SELECT position, event_id, source, type, subject, occurred_at, account_id, sequence, traceparent, data
                    FROM feed_event e WHERE\s""";

    /** The columns of the event itself are those of a deleted ticket. */
    private static final String VISIBLE = " AND (ticket_id IS NULL OR %s OR %s)";

    /** The second condition holds for the first event alone. */
    private static final String IN_ORDER = """
             ORDER BY position LIMIT ?) few) sized
            WHERE bytes <= ? OR bytes = octet_length(data) ORDER BY position""";

    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private final FieldVisibilities visibilities;
    private final DistributionSummary batchSizes;

    FeedReader(AgroalDataSource database, ObjectMapper mapper, FieldVisibilities visibilities, MeterRegistry meters) {
        this.database = database;
        this.mapper = mapper;
        this.visibilities = visibilities;
        this.batchSizes = DistributionSummary.builder("hoopoe.feed.parts")
                .description("Events in each part that was read from the feed")
                .register(meters);
    }

    /** The cursor after all present events. */
    FeedCursor end() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(END);
                var rows = select.executeQuery()) {
            rows.next();
            return new FeedCursor(rows.getLong(1));
        } catch (SQLException e) {
            throw new DatabaseException("The feed's end could not be read", e);
        }
    }

    /**
     * The next events after the cursor, without the fields that are withheld from the reader; refuses with 410 when some of
     * them have expired. At an account's first read its field definitions are fetched from directory-service.
     */
    FeedBatch read(FeedQuery query, FeedCursor after) {
        try {
            return readOnce(query, after);
        } catch (UnknownVisibilityException e) {
            visibilities.fetch(query.scope().account());
            return readOnce(query, after);
        }
    }

    /** The account's field definitions have not been fetched yet. */
    private static final class UnknownVisibilityException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownVisibilityException() {
            super("The field definitions of this account are not known", null, false, false);
        }
    }

    private FeedBatch readOnce(FeedQuery query, FeedCursor after) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute(ONE_SNAPSHOT);
                var batch = read(connection, query, after);
                batchSizes.record(batch.events().size());
                return batch;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new DatabaseException("The feed could not be read", e);
        }
    }

    private FeedBatch read(Connection connection, FeedQuery query, FeedCursor after)
            throws SQLException, JsonProcessingException {
        var window =
                settled(connection, query, after, scan(connection, query.scope().account(), after));
        if (after.position() < window.floor() && !after.equals(FeedCursor.OLDEST)) {
            throw HoopoeException.gone(
                    "Events after this cursor are older than the retention time and were removed",
                    Map.of("after", "is too old", "oldest", new FeedCursor(window.floor()).text()));
        }
        return window.events() == 0
                ? new FeedBatch(List.of(), new FeedCursor(window.end()), false, null)
                : read(connection, query, after, window);
    }

    /**
     * The part of the feed that is scanned for one batch.
     *
     * @param unresolved the unresolved event before which it ends; null for none
     */
    private record Window(long end, long events, long floor, UnresolvedEvent unresolved) {

        boolean isCutOff() {
            return unresolved == null && events == MAX_SCANNED;
        }
    }

    /** For a limited visibility the window ends before the first unresolved event. */
    private static Window settled(Connection connection, FeedQuery query, FeedCursor after, Window window)
            throws SQLException {
        if (window.events() == 0 || query.scope().tickets().everything()) {
            return window;
        }
        return UnresolvedEvent.first(connection, query, after, window.end())
                .map(unresolved -> new Window(unresolved.position() - 1, window.events(), window.floor(), unresolved))
                .orElse(window);
    }

    private static Window scan(Connection connection, String account, FeedCursor after) throws SQLException {
        try (var select = connection.prepareStatement(SCAN)) {
            select.setInt(1, MAX_SCANNED);
            select.setString(2, account);
            select.setLong(3, after.position());
            select.setInt(4, MAX_SCANNED);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Window(rows.getLong(1), rows.getLong(2), rows.getLong(3), null);
            }
        }
    }

    private FeedBatch read(Connection connection, FeedQuery query, FeedCursor after, Window window)
            throws SQLException, JsonProcessingException {
        var conditions = FeedConditions.of(query, after, window.end());
        var visible = visible(query.scope().tickets());
        var sql = READ + conditions.sql() + visible.positionalSql() + IN_ORDER;
        try (var select = connection.prepareStatement(sql)) {
            bind(select, query, conditions, visible);
            var events = new ArrayList<PlacedEvent>();
            var found = 0L;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new PlacedEvent(new FeedCursor(rows.getLong("position")), event(rows, withheld(rows))));
                    found = rows.getLong("found");
                }
            }
            var full = events.size() == query.limit() || events.size() < found;
            var next = full ? events.get(events.size() - 1).after() : new FeedCursor(window.end());
            return new FeedBatch(events, next, full || window.isCutOff(), window.unresolved());
        }
    }

    private static SqlCondition visible(TicketVisibility tickets) {
        if (tickets.everything()) {
            return new SqlCondition("", Map.of());
        }
        var onEvent = tickets.onRow("e");
        var sql = VISIBLE.formatted(onEvent.sql(), tickets.onTicketOf("e").sql());
        return new SqlCondition(sql, onEvent.parameters());
    }

    private static void bind(PreparedStatement select, FeedQuery query, FeedConditions conditions, SqlCondition visible)
            throws SQLException {
        var scope = query.scope();
        var values = new ArrayList<Object>(List.of(scope.account(), scope.administrator()));
        values.addAll(conditions.values());
        values.addAll(visible.positionalValues());
        values.add(query.limit());
        values.add(query.bytes());
        for (var index = 0; index < values.size(); index++) {
            select.setObject(index + 1, values.get(index));
        }
    }

    private static WithheldFields withheld(ResultSet row) throws SQLException {
        var withheld = WithheldFields.of(row.getArray("withheld"));
        if (withheld == null) {
            throw new UnknownVisibilityException();
        }
        return withheld;
    }

    private CloudEvent event(ResultSet row, WithheldFields withheld) throws SQLException, JsonProcessingException {
        var data = (ObjectNode) mapper.readTree(row.getString("data"));
        withheld.removeFrom(row.getString("type"), data);
        return CloudEvent.of(row, data);
    }
}
