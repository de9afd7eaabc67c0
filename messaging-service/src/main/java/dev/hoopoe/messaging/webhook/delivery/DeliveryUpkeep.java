package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.messaging.feed.FeedSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Removes deliveries that ended long ago, and moves endpoints along a feed in which nothing happened for their account. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class DeliveryUpkeep {

    private final CrossAccountConnections database;
    private final WebhookStore webhooks;
    private final FeedSource feed;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryUpkeep(
            CrossAccountConnections database,
            WebhookStore webhooks,
            FeedSource feed,
            DeliveryConfig config,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeOld() {
        DeliveryStore.EXPIRED.delete(database, OffsetDateTime.now(clock).minus(config.retention()));
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
