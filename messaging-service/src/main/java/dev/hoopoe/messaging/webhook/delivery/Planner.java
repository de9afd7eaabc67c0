package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.feed.FeedEvent;
import dev.hoopoe.messaging.feed.FeedSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Turns the next events of the feed into deliveries to an endpoint, and moves the endpoint's position past them. */
@ApplicationScoped
class Planner {

    /** Events looked at in one turn. */
    private static final int MOST_LOOKED_AT = 500;

    /**
     * All in one statement, since each further one costs more than the row it writes. The first of its lane is due at once,
     * the others when it has been delivered.
     */
    private static final String INSERT = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, position, lane, bytes,
                status, created_at, due_at)
            SELECT w.id, w.account_id, e.id, e.type, e.subject, e.position, e.lane, e.bytes, 'pending', w.now,
                CASE WHEN row_number() OVER (PARTITION BY e.lane ORDER BY e.number) = 1
                    AND NOT EXISTS (SELECT 1 FROM webhook_delivery p
                        WHERE p.webhook_id = w.id AND p.lane = e.lane AND p.status = 'pending') THEN w.now END
            FROM (VALUES (?::uuid, ?::text, ?::timestamptz)) w (id, account_id, now),
                unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::int[])
                    WITH ORDINALITY e (id, type, subject, position, lane, bytes, number)
            ORDER BY e.number
            """;

    private static final String MOVE = "UPDATE webhook SET position = ?, pending = pending + ? WHERE id = ?";

    private static final String MISS = """
            UPDATE webhook SET missed_after = least(missed_after, ?), missed_through = greatest(missed_through, ?)
            WHERE id = ?""";

    private final FeedSource feed;
    private final DeliveryConfig config;

    Planner(FeedSource feed, DeliveryConfig config) {
        this.feed = feed;
        this.config = config;
    }

    /** True when there was something to look at; needs the endpoint's lock. A backlog stays in the feed, where it costs nothing. */
    boolean plan(Connection connection, QueuedWebhook webhook, Instant now) throws SQLException {
        var room = Math.min(config.mostPending() - webhook.pending(), MOST_LOOKED_AT);
        if (room <= 0) {
            return false;
        }
        var filter = webhook.filter();
        var events = feed.after(webhook.account(), webhook.position(), room, filter.needsData());
        // Asked for after the events were read: what was removed before that is known here.
        var floor = feed.floor();
        if (floor > webhook.position()) {
            miss(connection, webhook, floor);
        }
        if (events.isEmpty() && floor <= webhook.position()) {
            return false;
        }
        var wanted = events.stream()
                .filter(event -> filter.wants(event, webhook.withheld()))
                .toList();
        insert(connection, webhook, wanted, now);
        var last = events.isEmpty() ? floor : events.get(events.size() - 1).position();
        move(connection, webhook, Math.max(last, floor), wanted.size());
        return true;
    }

    private static void miss(Connection connection, QueuedWebhook webhook, long floor) throws SQLException {
        try (var update = connection.prepareStatement(MISS)) {
            update.setLong(1, webhook.position());
            update.setLong(2, floor);
            update.setObject(3, webhook.endpoint().webhook());
            update.executeUpdate();
        }
    }

    private static void insert(Connection connection, QueuedWebhook webhook, List<FeedEvent> events, Instant now)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, webhook.endpoint().webhook());
            insert.setString(2, webhook.account());
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setArray(4, column(connection, "uuid", events, FeedEvent::id));
            insert.setArray(5, column(connection, "text", events, FeedEvent::type));
            insert.setArray(6, column(connection, "text", events, FeedEvent::subject));
            insert.setArray(7, column(connection, "bigint", events, FeedEvent::position));
            insert.setArray(8, column(connection, "text", events, Planner::laneOf));
            insert.setArray(9, column(connection, "integer", events, FeedEvent::bytes));
            insert.executeUpdate();
        }
    }

    private static Array column(
            Connection connection, String type, List<FeedEvent> events, Function<FeedEvent, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }

    /** A ticket's events and its messages' are one lane; other things have one each. */
    private static String laneOf(FeedEvent event) {
        return event.ticketId() == null
                ? event.type().split("\\.", -1)[2] + "/" + event.subject()
                : "ticket/" + event.ticketId();
    }

    private static void move(Connection connection, QueuedWebhook webhook, long position, int planned)
            throws SQLException {
        try (var update = connection.prepareStatement(MOVE)) {
            update.setLong(1, position);
            update.setInt(2, planned);
            update.setObject(3, webhook.endpoint().webhook());
            update.executeUpdate();
        }
    }
}
