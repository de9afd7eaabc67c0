package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.messaging.attribute.WithheldFields;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The feed for features of this service that pass its events on, by position instead of by cursor. */
@ApplicationScoped
public class FeedSource {

    /** Data of one read, in bytes; a single event may have more. */
    private static final int MAX_DATA = 4_000_000;

    /** Bytes; see {@link #EXCERPTS}. */
    private static final int MAX_EXCERPT_DATA = 65_536;

    private static final String AFTER = """
            SELECT position, event_id, type, subject, ticket_id, octet_length(data) AS bytes,
                CASE WHEN ? THEN data END AS data
            FROM (SELECT e.*, sum(octet_length(data)) OVER (ORDER BY position) - octet_length(data) AS before
                FROM (SELECT * FROM feed_event WHERE account_id = ? AND position > ? ORDER BY position LIMIT ?) e) part
            WHERE NOT ? OR before < %d ORDER BY position
            """.formatted(MAX_DATA);

    private static final String NEXT_FROM =
            "SELECT position, taken_at FROM feed_event WHERE position >= ? ORDER BY position LIMIT 1";

    /** Data with custom fields are read whole, unless they are large: fields cannot be removed from a part of JSON. */
    private static final String EXCERPTS = """
            SELECT position, event_id, source, type, subject, occurred_at, account_id, sequence, traceparent, withheld,
                CASE WHEN withheld = '{}' OR split_part(type, '.', 3) <> ALL ('{ticket,client}') THEN left(data, ?)
                    WHEN withheld IS NOT NULL AND octet_length(data) <= %d THEN data END AS data
            FROM (SELECT *, withheld_fields(account_id, true) AS withheld FROM feed_event WHERE position = ANY (?)) e
            """.formatted(MAX_EXCERPT_DATA);

    private final FeedReader reader;
    private final AgroalDataSource database;
    private final ObjectMapper mapper;

    FeedSource(FeedReader reader, AgroalDataSource database, ObjectMapper mapper) {
        this.reader = reader;
        this.database = database;
        this.mapper = mapper;
    }

    /** The position of the last event by now. */
    public long end() {
        return reader.end().position();
    }

    /** Events up to this position have expired. */
    public long floor() {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT removed_through FROM feed_floor")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new DatabaseException("The feed's beginning could not be read", e);
        }
    }

    /** The next events of an account, {@code limit} at most; fewer when their data are wanted and large. */
    public List<FeedEvent> after(String account, long position, int limit, boolean withData) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(AFTER)) {
            select.setBoolean(1, withData);
            select.setString(2, account);
            select.setLong(3, position);
            select.setInt(4, limit);
            select.setBoolean(5, withData);
            var events = new ArrayList<FeedEvent>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(event(rows));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new DatabaseException("The feed could not be read", e);
        }
    }

    private static FeedEvent event(ResultSet row) throws SQLException {
        return new FeedEvent(
                row.getLong("position"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("ticket_id", Long.class),
                row.getInt("bytes"),
                row.getString("data"));
    }

    /**
     * The position of a cursor, or of a time (RFC 3339): before the first event that the feed appended then or later.
     *
     *
     * @param field the wire name, for refusals: 400 for what is neither, 410 for what the feed has no more
     */
    public long positionOf(String text, String field) {
        var position = text.matches("[0-9]{4}-.*") ? before(time(text, field)) : cursor(text, field);
        var floor = floor();
        if (position < floor) {
            throw HoopoeException.gone(
                    "Events after this position are older than the retention time and were removed",
                    Map.of(field, "is too old", "oldest", cursorAt(floor)));
        }
        return position;
    }

    /** A cursor as the feed gives it out. */
    public static String cursorAt(long position) {
        return new FeedCursor(position).text();
    }

    /** The prefixes of the types of such names. */
    public static List<String> beginnings(List<String> names) {
        return names.stream().map(EventNames::beginning).toList();
    }

    /** Refuses unknown names of types; {@code field} is the wire name for the error. */
    public static void requireTypes(List<String> names, String field) {
        EventNames.check(names, field);
    }

    private static long cursor(String text, String field) {
        try {
            return FeedCursor.of(text).position();
        } catch (HoopoeException e) {
            throw HoopoeException.invalid(field, "must be a cursor of the feed or a time such as 2026-03-02T09:41:00Z");
        }
    }

    private static Instant time(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw HoopoeException.invalid(field, "must be a cursor of the feed or a time such as 2026-03-02T09:41:00Z");
        }
    }

    /** Binary search: positions are in the order of time, so no index by time is needed. */
    private long before(Instant time) {
        var low = floor();
        var high = end();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(NEXT_FROM)) {
            while (low < high) {
                var middle = low + (high - low) / 2 + 1;
                if (isTakenBefore(select, middle, time)) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        } catch (SQLException e) {
            throw new DatabaseException("The feed could not be read", e);
        }
    }

    private static boolean isTakenBefore(PreparedStatement select, long position, Instant time) throws SQLException {
        select.setLong(1, position);
        try (var rows = select.executeQuery()) {
            return rows.next()
                    && rows.getObject("taken_at", OffsetDateTime.class).isBefore(time.atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * By position, the beginnings of what {@link #cloudEvent} gives, for those events that are still there. An event from
     * which fields would have to be removed has none when it is large, or while the definitions are not known.
     */
    public Map<Long, String> excerpts(Collection<Long> positions, int characters) {
        if (positions.isEmpty()) {
            return Map.of();
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(EXCERPTS)) {
            select.setInt(1, characters);
            select.setArray(2, connection.createArrayOf("bigint", positions.toArray()));
            var texts = new HashMap<Long, String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("data") != null) {
                        var withheld = WithheldFields.of(rows.getArray("withheld"));
                        var text = cloudEvent(rows, withheld == null ? WithheldFields.NONE : withheld);
                        texts.put(rows.getLong("position"), Characters.beginning(text, characters));
                    }
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new DatabaseException("The feed could not be read", e);
        }
    }

    /**
     * An event in the JSON format of CloudEvents, as the feed shows it; {@code row} has the columns of {@code feed_event}.
     */
    public String cloudEvent(ResultSet row, WithheldFields withheld) throws SQLException {
        try {
            return mapper.writeValueAsString(CloudEvent.of(row, CloudEvent.raw(data(row, withheld))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored event is not JSON", e);
        }
    }

    /** As it was published, unless fields are withheld from it. */
    private String data(ResultSet row, WithheldFields withheld) throws SQLException, JsonProcessingException {
        var type = row.getString("type");
        return withheld.concern(type)
                ? withheld.removeFrom(type, row.getString("data"), mapper)
                : row.getString("data");
    }
}
