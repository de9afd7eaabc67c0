package dev.hoopoe.directory.client;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.list.CountCompaction;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Compacts the counts of clients. */
@BackgroundWork(Coordination.ADVISORY_LOCK)
@ApplicationScoped
class ClientCountCompaction {

    private final CountCompaction counts;

    ClientCountCompaction(CrossAccountConnections database) {
        this.counts = new CountCompaction(database, "client_count", List.of("account_id"));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fold() throws SQLException {
        counts.fold();
    }
}
