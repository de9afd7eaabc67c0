package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/** Removes expired events from the feed, in batches, and stores up to which position. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class FeedRetention {

    /** One statement, so that no reader sees the events removed and the old floor. */
    private static final String REMOVE_SOME = """
            WITH gone AS (
                DELETE FROM feed_event WHERE position IN (
                    SELECT position FROM (
                        SELECT position, taken_at FROM feed_event ORDER BY position LIMIT 5000) oldest
                    WHERE taken_at < ?)
                RETURNING position
            )
            UPDATE feed_floor SET removed_through = greatest(removed_through, (SELECT max(position) FROM gone))
            WHERE EXISTS (SELECT 1 FROM gone)
            """;

    private final CrossAccountConnections database;
    private final FeedConfig config;
    private final Clock clock;

    FeedRetention(CrossAccountConnections database, FeedConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeOld() throws SQLException {
        var removed = true;
        while (removed) {
            removed = removeSome();
        }
    }

    private boolean removeSome() throws SQLException {
        try (var connection = database.getConnection();
                var remove = connection.prepareStatement(REMOVE_SOME)) {
            remove.setObject(1, clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC));
            return remove.executeUpdate() > 0;
        }
    }
}
