package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.messaging.feed.FeedSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/** Removes deliveries that ended long ago, and moves endpoints along a feed in which nothing happened for their account. */
@ApplicationScoped
class DeliveryUpkeep {

    private final CrossAccountConnections database;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final FeedSource feed;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryUpkeep(
            CrossAccountConnections database,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            FeedSource feed,
            DeliveryConfig config,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeOld() throws SQLException {
        var before = clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection()) {
            while (deliveries.removeSome(connection, before) > 0) {
                // The next batch.
            }
        }
    }

    /** Otherwise a quiet account's endpoints would seem to have missed what was removed for its age. */
    @Scheduled(every = "10m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void moveAlong() throws SQLException {
        var end = feed.end();
        try (var connection = database.getConnection()) {
            webhooks.skipOtherAccounts(connection, end);
        }
    }
}
