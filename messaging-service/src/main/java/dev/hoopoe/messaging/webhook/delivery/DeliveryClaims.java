package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.attribute.WithheldFields;
import dev.hoopoe.messaging.feed.FeedSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Claims deliveries that are due for this process, for as long as a lease lasts. */
@ApplicationScoped
class DeliveryClaims {

    private final FeedSource feed;
    private final DeliveryStore deliveries;
    private final DeliveryConfig config;

    DeliveryClaims(FeedSource feed, DeliveryStore deliveries, DeliveryConfig config) {
        this.feed = feed;
        this.deliveries = deliveries;
        this.config = config;
    }

    /** Needs the webhook's lock. */
    List<Claim> claim(
            Connection connection, QueuedWebhook webhook, AdaptiveConcurrencyLimit.Room room, OffsetDateTime now)
            throws SQLException {
        var endpoint = webhook.endpoint();
        var until = now.plus(config.lease());
        var lease =
                new DeliveryStore.Lease(endpoint.webhook(), UUID.randomUUID(), until, room.attempts(), room.bytes());
        return deliveries.claim(
                connection,
                lease,
                now,
                row -> new Claim(
                        endpoint,
                        row.getLong("delivery_id"),
                        lease.claim(),
                        until.toInstant(),
                        row.getString("lane"),
                        row.getInt("tries"),
                        row.getInt("bytes"),
                        row.getObject("planned", Long.class),
                        message(row, webhook.withheld())));
    }

    /** Null when the event has been removed from the feed. */
    private WebhookMessage message(ResultSet row, WithheldFields withheld) throws SQLException {
        var id = row.getObject("message_id", UUID.class);
        var own = row.getString("body");
        if (own != null) {
            return new WebhookMessage(id, own, null);
        }
        return row.getString("data") == null
                ? null
                : new WebhookMessage(id, feed.cloudEvent(row, withheld), row.getString("traceparent"));
    }
}
