package dev.hoopoe.common.inbox;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.ExpiredRows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Claims an event for a consumer in the transaction of the effect, so that the effect happens once. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
public class Inbox {

    /** Longer than a topic repeats what a consumer has handled: offsets are kept 7 days. */
    private static final Duration TTL = Duration.ofDays(14);

    private static final ExpiredRows EXPIRED = new ExpiredRows("inbox", "received_at", "consumer", "event_id");

    private static final String CLAIM = """
            INSERT INTO inbox (consumer, event_id, received_at) SELECT ?, id, ? FROM unnest(?::uuid[]) AS event (id) ORDER BY id
            ON CONFLICT DO NOTHING RETURNING event_id
            """;

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    Inbox(AgroalDataSource database, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * True for the first claim of this event by this consumer. The claim is part of the caller's transaction: if that rolls
     * back, the event can be claimed again.
     *
     * @throws IllegalStateException without a transaction, since the claim would last when the effect fails
     */
    public boolean claim(String consumer, ReceivedEvent event) {
        return !claimAll(consumer, List.of(event)).isEmpty();
    }

    /** As {@link #claim}, of several events by one statement; returns those that were not claimed before, in their order. */
    public List<ReceivedEvent> claimAll(String consumer, List<ReceivedEvent> events) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("A claim needs the transaction of its effect");
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(CLAIM)) {
            insert.setString(1, consumer);
            insert.setObject(2, OffsetDateTime.now(clock));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", events.stream().map(ReceivedEvent::id).toArray()));
            var claimed = new HashSet<UUID>();
            try (var ids = insert.executeQuery()) {
                while (ids.next()) {
                    claimed.add(ids.getObject(1, UUID.class));
                }
            }
            // An event that is there twice is claimed once.
            return events.stream().filter(event -> claimed.remove(event.id())).toList();
        } catch (SQLException e) {
            throw new DatabaseException("The inbox could not be written", e);
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        EXPIRED.delete(database, OffsetDateTime.now(clock).minus(TTL));
    }
}
