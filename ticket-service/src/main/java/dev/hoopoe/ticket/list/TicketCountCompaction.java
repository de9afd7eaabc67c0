package dev.hoopoe.ticket.list;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.list.CountCompaction;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Compacts the tables of counts, to which triggers append. */
@BackgroundWork(Coordination.ADVISORY_LOCK)
@ApplicationScoped
class TicketCountCompaction {

    private static final List<String> KIND =
            List.of("account_id", "assignee_id", "department_id", "status", "unread", "priority");

    private static final List<String> KIND_OF_WEEK =
            List.of("account_id", "assignee_id", "department_id", "week_end", "status", "unread");

    private final List<CountCompaction> counts;

    TicketCountCompaction(CrossAccountConnections database) {
        this.counts = List.of(
                new CountCompaction(database, "ticket_count", KIND),
                new CountCompaction(database, "ticket_week_count", KIND_OF_WEEK),
                new CountCompaction(database, "ticket_tag_count", List.of("account_id", "tag_id")),
                new CountCompaction(database, "ticket_client_count", List.of("account_id", "client_id")));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fold() throws SQLException {
        for (var count : counts) {
            count.fold();
        }
    }
}
