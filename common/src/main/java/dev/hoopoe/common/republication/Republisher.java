package dev.hoopoe.common.republication;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes the last state of every aggregate again where {@code republication} asks for it, batch by batch. It pauses while
 * the outbox is long, so that events of changes need not wait for all states.
 */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class Republisher {

    private static final Logger LOG = Logger.getLogger(Republisher.class);
    private static final String NAME = "republication";
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final int LONG_OUTBOX = 1_000;

    private static final String NEXT = """
            SELECT account_id, aggregate FROM republication
            WHERE (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT %1$d) waiting) < %1$d
            ORDER BY account_id, aggregate LIMIT 1
            """.formatted(LONG_OUTBOX);

    private final CrossAccountConnections database;
    private final AccountScope accounts;
    private final RepublicationTransactions transactions;
    private final WakeableLoop loop = new WakeableLoop(NAME, POLL_INTERVAL, new Publishing());

    Republisher(CrossAccountConnections database, AccountScope accounts, RepublicationTransactions transactions) {
        this.database = database;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop(STOP_TIMEOUT);
    }

    /** Publishes one batch; false when none is to be published. */
    boolean publishNext() throws SQLException {
        var next = next();
        next.ifPresent(one -> accounts.run(
                Caller.system(one.account(), NAME), () -> transactions.publishNext(one.account(), one.aggregate())));
        return next.isPresent();
    }

    private Optional<Next> next() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery(NEXT)) {
            return rows.next() ? Optional.of(new Next(rows.getString(1), rows.getString(2))) : Optional.empty();
        }
    }

    private record Next(String account, String aggregate) {}

    private final class Publishing implements WakeableLoop.Work {

        @Override
        public boolean round() throws SQLException {
            return publishNext();
        }

        @Override
        public void failed(Exception failure) {
            LOG.warn("States not published again; retrying", failure);
        }
    }
}
