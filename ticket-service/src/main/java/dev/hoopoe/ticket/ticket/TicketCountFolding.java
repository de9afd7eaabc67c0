package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.list.CountFolding;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Keeps the counts of tickets short. */
@ApplicationScoped
class TicketCountFolding {

    private static final List<String> KIND =
            List.of("account_id", "assignee_id", "department_id", "status", "unread", "priority");

    private final CountFolding counts;

    TicketCountFolding(CrossAccountConnections database) {
        this.counts = new CountFolding(database, "ticket_count", KIND);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fold() throws SQLException {
        counts.fold();
    }
}
