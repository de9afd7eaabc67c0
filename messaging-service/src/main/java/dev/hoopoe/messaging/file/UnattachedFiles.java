package dev.hoopoe.messaging.file;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Deletes files that belong to no message for too long. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class UnattachedFiles {

    private static final ExpiredRows FILES = new ExpiredRows("file", "unattached_since", "id");

    private final CrossAccountConnections database;
    private final FileConfig config;
    private final Clock clock;

    UnattachedFiles(CrossAccountConnections database, FileConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteExpired() {
        FILES.delete(database, OffsetDateTime.now(clock).minus(config.unattachedTtl()));
    }
}
