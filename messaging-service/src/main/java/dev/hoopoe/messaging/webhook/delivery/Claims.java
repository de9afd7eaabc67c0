package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.attribute.WithheldFields;
import dev.hoopoe.messaging.feed.FeedSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes deliveries that are due for this process, for as long as a lease lasts. */
@ApplicationScoped
class Claims {

    /** {@code bytes}: what is before a delivery must leave room; so the first always has some. */
    private static final String CLAIM = """
            WITH due AS (
                SELECT id, sum(bytes) OVER (ORDER BY due_at, id) - bytes AS before FROM webhook_delivery
                WHERE webhook_id = ? AND due_at <= ? AND (claimed_until IS NULL OR claimed_until <= ?)
                ORDER BY due_at, id LIMIT ?
            ), claimed AS (
                UPDATE webhook_delivery d SET claim = ?, claimed_until = ? FROM due
                WHERE d.webhook_id = ? AND d.id = due.id AND due.before < ?
                RETURNING d.id, d.event_id, d.lane, d.tries, d.bytes, d.position, d.body
            )
            SELECT c.id AS delivery_id, c.event_id AS message_id, c.lane, c.tries, c.bytes, c.position AS planned, c.body,
                e.* FROM claimed c LEFT JOIN feed_event e ON e.position = c.position
            """;

    private final FeedSource feed;
    private final DeliveryConfig config;

    Claims(FeedSource feed, DeliveryConfig config) {
        this.feed = feed;
        this.config = config;
    }

    /** Needs the endpoint's lock. */
    List<Claim> take(Connection connection, QueuedWebhook webhook, AdaptiveConcurrencyLimit.Room room, Instant now)
            throws SQLException {
        var endpoint = webhook.endpoint();
        var claim = UUID.randomUUID();
        var until = now.plus(config.lease());
        var time = now.atOffset(ZoneOffset.UTC);
        try (var update = connection.prepareStatement(CLAIM)) {
            update.setObject(1, endpoint.webhook());
            update.setObject(2, time);
            update.setObject(3, time);
            update.setInt(4, room.attempts());
            update.setObject(5, claim);
            update.setObject(6, until.atOffset(ZoneOffset.UTC));
            update.setObject(7, endpoint.webhook());
            update.setLong(8, room.bytes());
            var claims = new ArrayList<Claim>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    claims.add(new Claim(
                            endpoint,
                            rows.getLong("delivery_id"),
                            claim,
                            until,
                            rows.getString("lane"),
                            rows.getInt("tries"),
                            rows.getInt("bytes"),
                            rows.getObject("planned", Long.class),
                            message(rows, webhook.withheld())));
                }
            }
            return claims;
        }
    }

    /** Null when the event is to be read from the feed and is there no more. */
    private Message message(ResultSet row, WithheldFields withheld) throws SQLException {
        var id = row.getObject("message_id", UUID.class);
        var own = row.getString("body");
        if (own != null) {
            return new Message(id, own, null);
        }
        return row.getString("data") == null
                ? null
                : new Message(id, feed.cloudEvent(row, withheld), row.getString("traceparent"));
    }
}
