package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.feed.FeedEvent;
import dev.hoopoe.messaging.feed.FeedSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Turns the next events of the feed into deliveries to an endpoint, and moves the endpoint's position past them. */
@ApplicationScoped
class Planner {

    /** Events looked at in one turn. */
    private static final int MOST_LOOKED_AT = 500;

    /** The first of its lane is due at once, the others when it has been delivered. */
    private static final String INSERT = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, position, lane, bytes,
                status, created_at, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, CASE WHEN NOT EXISTS (SELECT 1 FROM webhook_delivery p
                WHERE p.webhook_id = ? AND p.lane = ? AND p.status = 'pending') THEN ?::timestamptz END)
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
        var wanted = events.stream().filter(filter::wants).toList();
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
        var time = now.atOffset(ZoneOffset.UTC);
        var id = webhook.endpoint().webhook();
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var event : events) {
                var lane = laneOf(event);
                insert.setObject(1, id);
                insert.setString(2, webhook.account());
                insert.setObject(3, event.id());
                insert.setString(4, event.type());
                insert.setString(5, event.subject());
                insert.setLong(6, event.position());
                insert.setString(7, lane);
                insert.setInt(8, event.bytes());
                insert.setObject(9, time);
                insert.setObject(10, id);
                insert.setString(11, lane);
                insert.setObject(12, time);
                insert.addBatch();
            }
            insert.executeBatch();
        }
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
