package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The newest events of all accounts, for what follows the feed in this process. */
@ApplicationScoped
public class FeedTail {

    /** Data of one read, in bytes; a single event may have more. */
    private static final int MAX_DATA = 1_000_000;

    private static final int MAX_EVENTS = 200;

    private static final String AFTER = """
            SELECT position, account_id, type, data
            FROM (SELECT e.*, sum(octet_length(data)) OVER (ORDER BY position) - octet_length(data) AS before
                FROM (SELECT * FROM feed_event WHERE position > ? ORDER BY position LIMIT %d) e) part
            WHERE before < %d ORDER BY position
            """.formatted(MAX_EVENTS, MAX_DATA);

    private final CrossAccountConnections database;
    private final FeedReader reader;

    FeedTail(CrossAccountConnections database, FeedReader reader) {
        this.database = database;
        this.reader = reader;
    }

    /** The position of the last event by now. */
    public long end() {
        return reader.end().position();
    }

    /**
     * An event.
     *
     * @param type in full, such as {@code dev.hoopoe.ticket.created.v1}
     * @param data JSON as it was published
     */
    public record TailEvent(long position, String accountId, String type, String data) {}

    /** The next events after a position, in the feed's order. */
    public List<TailEvent> after(long position) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(AFTER)) {
            select.setLong(1, position);
            var events = new ArrayList<TailEvent>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new TailEvent(
                            rows.getLong("position"),
                            rows.getString("account_id"),
                            rows.getString("type"),
                            rows.getString("data")));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new DatabaseException("The feed's newest events could not be read", e);
        }
    }
}
