package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Removes answers that have expired, a portion at a time; replicas do not wait for each other. */
@ApplicationScoped
class IdempotencyCleanup {

    static final int PORTION = 1000;

    private static final String REMOVE = """
            DELETE FROM kept_answer WHERE id = ANY (ARRAY(
                SELECT id FROM kept_answer WHERE expires_at <= ? ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED))
            """;

    private final CrossAccountConnections database;
    private final Clock clock;

    IdempotencyCleanup(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() throws SQLException {
        var removed = PORTION;
        while (removed == PORTION) {
            removed = removePortion();
        }
    }

    private int removePortion() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(REMOVE)) {
            delete.setObject(1, OffsetDateTime.now(clock));
            delete.setInt(2, PORTION);
            return delete.executeUpdate();
        }
    }
}
