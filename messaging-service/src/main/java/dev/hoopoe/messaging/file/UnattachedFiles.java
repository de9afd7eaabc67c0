package dev.hoopoe.messaging.file;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Deletes files that belong to no message for too long, and those of tickets that were never opened. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class UnattachedFiles {

    private static final ExpiredRows FILES = ExpiredRows.that("ticket_uid IS NULL", "file", "unattached_since", "id");

    private final CrossAccountConnections database;
    private final WaitingTicketFiles ofTickets;
    private final FileConfig config;
    private final Clock clock;

    UnattachedFiles(CrossAccountConnections database, WaitingTicketFiles ofTickets, FileConfig config, Clock clock) {
        this.database = database;
        this.ofTickets = ofTickets;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        var before = OffsetDateTime.now(clock).minus(config.unattachedTtl());
        FILES.delete(database, before);
        ofTickets.settle(before);
    }
}
