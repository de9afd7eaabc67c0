package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Deletes idempotency records that have expired. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class IdempotencyCleanup {

    private static final ExpiredRows RECORDS = new ExpiredRows("kept_answer", "expires_at", "id");

    private final CrossAccountConnections database;
    private final Clock clock;

    IdempotencyCleanup(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        RECORDS.delete(database, OffsetDateTime.now(clock));
    }
}
