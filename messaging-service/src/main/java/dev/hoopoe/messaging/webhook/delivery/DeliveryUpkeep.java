package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.messaging.feed.FeedSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Forgets deliveries that ended long ago, and moves endpoints along a feed in which nothing happened for their account. */
@ApplicationScoped
class DeliveryUpkeep {

    private static final ExpiredRows OLD_DELIVERIES =
            new ExpiredRows("webhook_delivery", "finished_at", "webhook_id", "id");

    /** Only while nothing after the position has been removed: what is not there then has never been there. */
    private static final String MOVE_ALONG = """
            UPDATE webhook w SET position = ? WHERE position < ? AND position >= (SELECT removed_through FROM feed_floor)
                AND NOT EXISTS (SELECT 1 FROM feed_event f
                    WHERE f.account_id = w.account_id AND f.position > w.position AND f.position <= ?)
            """;

    private final CrossAccountConnections database;
    private final FeedSource feed;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryUpkeep(CrossAccountConnections database, FeedSource feed, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeOld() {
        OLD_DELIVERIES.delete(database, OffsetDateTime.now(clock).minus(config.retention()));
    }

    /** Or else a quiet account's endpoints would seem to have missed what was removed for its age. */
    @Scheduled(every = "10m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void moveAlong() throws SQLException {
        var end = feed.end();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(MOVE_ALONG)) {
            update.setLong(1, end);
            update.setLong(2, end);
            update.setLong(3, end);
            update.executeUpdate();
        }
    }
}
