package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.feed.FeedSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Turns the next events of the feed into deliveries to an endpoint, and moves the endpoint's position past them. */
@ApplicationScoped
class DeliveryPlanner {

    /** Events read in one transaction. */
    private static final int MAX_EVENTS = 500;

    private final FeedSource feed;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final DeliveryConfig config;

    DeliveryPlanner(FeedSource feed, WebhookStore webhooks, DeliveryStore deliveries, DeliveryConfig config) {
        this.feed = feed;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.config = config;
    }

    /**
     * True when there was something to read; needs the webhook's lock. Events for which there is no room stay in the feed, where
     * they cost nothing. A webhook that is not verified passes them by.
     */
    boolean plan(Connection connection, QueuedWebhook webhook, OffsetDateTime now) throws SQLException {
        var room = Math.min(config.maxPending() - webhook.pending(), MAX_EVENTS);
        if (room <= 0) {
            return false;
        }
        var id = webhook.endpoint().webhook();
        var filter = webhook.filter();
        var verified = webhook.verified();
        var events = feed.after(webhook.account(), webhook.position(), room, verified && filter.needsData());
        // Read after the events: what was removed before that is known here.
        var floor = feed.floor();
        if (floor > webhook.position()) {
            webhooks.miss(connection, id, webhook.position(), floor);
        }
        if (events.isEmpty() && floor <= webhook.position()) {
            return false;
        }
        var wanted = events.stream()
                .filter(event -> verified && filter.wants(event, webhook.withheld()))
                .toList();
        deliveries.plan(connection, webhook, wanted, now);
        var last = events.isEmpty() ? floor : events.get(events.size() - 1).position();
        webhooks.move(connection, id, Math.max(last, floor), wanted.size());
        return true;
    }
}
