package dev.hoopoe.auth.session;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Removes, in all accounts, refresh tokens and sessions that no unexpired token belongs to. */
@ApplicationScoped
class SessionHousekeeping {

    /** Rows a statement removes at most, so that none holds its locks for long. */
    private static final int BATCH = 1_000;

    private final CrossAccountConnections database;
    private final Clock clock;

    SessionHousekeeping(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        remove("""
                DELETE FROM refresh_token WHERE hash IN
                (SELECT hash FROM refresh_token WHERE expires_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
                """);
        remove("""
                DELETE FROM session WHERE sid IN
                (SELECT sid FROM session WHERE removable_at < ? LIMIT ? FOR UPDATE SKIP LOCKED)
                """);
    }

    private void remove(String sql) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, OffsetDateTime.now(clock));
            delete.setInt(2, BATCH);
            var removed = BATCH;
            while (removed == BATCH) {
                removed = delete.executeUpdate();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The sessions could not be read or cleared", e);
        }
    }
}
