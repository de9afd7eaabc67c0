package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the feed in its order. */
@ApplicationScoped
class FeedReader {

    /** Events looked at for one page, however few of them are for the caller. */
    private static final int MOST_LOOKED_AT = 5_000;

    private static final String END = """
            SELECT greatest(removed_through, (SELECT max(position) FROM feed_event)) FROM feed_floor""";

    /** One snapshot of all: who has read an account's last event has read up to the end of all accounts'. */
    private static final String LOOKED_AT = """
            SELECT CASE WHEN count(*) < ? THEN (%s) ELSE max(position) END, count(*) FROM (
                SELECT position FROM feed_event WHERE account_id = ? AND position > ? ORDER BY position LIMIT ?) part
            """.formatted(END);

    private static final String READ = """
            SELECT position, event_id, source, type, subject, occurred_at, account_id, sequence, traceparent, data
            FROM feed_event e WHERE account_id = ? AND position > ? AND position <= ?""";

    private static final String OF_TYPES = " AND type ^@ ANY (?)";

    private static final String OF_SUBJECT = " AND subject = ?";

    private static final String FOR_AGENTS = " AND split_part(type, '.', 3) = ANY (?)";

    private static final String ACCESSIBLE = """
             AND (ticket_id IS NULL OR department_id = ANY (?) OR assignee_id = ?
                OR EXISTS (SELECT 1 FROM ticket_replica t
                    WHERE t.account_id = e.account_id AND t.ticket_id = e.ticket_id AND NOT t.deleted
                    AND (t.department_id = ANY (?) OR t.assignee_id = ?)))""";

    private static final String IN_ORDER = " ORDER BY position LIMIT ?";

    private final AgroalDataSource database;
    private final ObjectMapper mapper;

    FeedReader(AgroalDataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /** The cursor after all events by now. */
    FeedCursor end() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(END)) {
            return new FeedCursor(number(select));
        } catch (SQLException e) {
            throw new FeedException("The feed's end could not be read", e);
        }
    }

    /** Before the oldest event that is still there. */
    FeedCursor beginning() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT removed_through FROM feed_floor")) {
            return new FeedCursor(number(select));
        } catch (SQLException e) {
            throw new FeedException("The feed's beginning could not be read", e);
        }
    }

    /** At most {@code limit} events after the cursor. */
    FeedPage read(FeedScope scope, FeedFilter filter, FeedCursor after, int limit) {
        try (var connection = database.getConnection()) {
            var part = lookedAt(connection, scope.account(), after);
            if (part.events() == 0) {
                return new FeedPage(List.of(), new FeedCursor(part.end()).text(), false);
            }
            return read(connection, scope, filter, after, part, limit);
        } catch (SQLException | JsonProcessingException e) {
            throw new FeedException("The feed could not be read", e);
        }
    }

    private record Part(long end, long events) {

        boolean isCutOff() {
            return events == MOST_LOOKED_AT;
        }
    }

    private static Part lookedAt(Connection connection, String account, FeedCursor after) throws SQLException {
        try (var select = connection.prepareStatement(LOOKED_AT)) {
            select.setInt(1, MOST_LOOKED_AT);
            select.setString(2, account);
            select.setLong(3, after.position());
            select.setInt(4, MOST_LOOKED_AT);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Part(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private FeedPage read(
            Connection connection, FeedScope scope, FeedFilter filter, FeedCursor after, Part part, int limit)
            throws SQLException, JsonProcessingException {
        try (var select = connection.prepareStatement(sql(scope, filter))) {
            bind(select, scope, filter, after, part, limit);
            var events = new ArrayList<CloudEvent>();
            var last = part.end();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                    last = rows.getLong("position");
                }
            }
            var full = events.size() == limit;
            var next = new FeedCursor(full ? last : part.end());
            return new FeedPage(events, next.text(), full || part.isCutOff());
        }
    }

    private static String sql(FeedScope scope, FeedFilter filter) {
        return READ
                + (filter.types().isEmpty() ? "" : OF_TYPES)
                + (filter.subject() == null ? "" : OF_SUBJECT)
                + (scope.administrator() ? "" : FOR_AGENTS)
                + (scope.tickets().everything() ? "" : ACCESSIBLE)
                + IN_ORDER;
    }

    private static void bind(
            PreparedStatement select, FeedScope scope, FeedFilter filter, FeedCursor after, Part part, int limit)
            throws SQLException {
        var values = new ArrayList<Object>(List.of(scope.account(), after.position(), part.end()));
        if (!filter.types().isEmpty()) {
            values.add(filter.types().toArray(String[]::new));
        }
        if (filter.subject() != null) {
            values.add(filter.subject());
        }
        if (!scope.administrator()) {
            values.add(FeedScope.OPEN_TO_AGENTS.toArray(String[]::new));
        }
        if (!scope.tickets().everything()) {
            var departments = scope.tickets().departmentIds().toArray(Long[]::new);
            var user = scope.tickets().userId();
            values.addAll(List.of(departments, user, departments, user));
        }
        values.add(limit);
        for (var index = 0; index < values.size(); index++) {
            select.setObject(index + 1, values.get(index));
        }
    }

    private CloudEvent event(ResultSet row) throws SQLException, JsonProcessingException {
        return new CloudEvent(
                "1.0",
                row.getObject("event_id", UUID.class),
                row.getString("source"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                "application/json",
                row.getString("account_id"),
                Long.toString(row.getLong("sequence")),
                row.getString("traceparent"),
                (ObjectNode) mapper.readTree(row.getString("data")));
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
