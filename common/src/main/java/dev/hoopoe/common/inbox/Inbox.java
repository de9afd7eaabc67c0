package dev.hoopoe.common.inbox;

import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Claims an event for a consumer in the transaction of the effect, so that the effect happens once. */
@ApplicationScoped
public class Inbox {

    /** Longer than any topic replays what a consumer has already handled: offsets are kept 7 days. */
    private static final Duration KEPT = Duration.ofDays(14);

    private final AgroalDataSource database;
    private final Clock clock;

    Inbox(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** True for the first claim of this event by this consumer; the claim lives and dies with the transaction. */
    public boolean claim(String consumer, ReceivedEvent event) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "INSERT INTO inbox (consumer, event_id, received_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, consumer);
            insert.setObject(2, event.id());
            insert.setObject(3, OffsetDateTime.now(clock));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new DatabaseException("The inbox failed", e);
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldClaims() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM inbox WHERE received_at < ?")) {
            delete.setObject(1, OffsetDateTime.now(clock).minus(KEPT));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The inbox failed", e);
        }
    }
}
