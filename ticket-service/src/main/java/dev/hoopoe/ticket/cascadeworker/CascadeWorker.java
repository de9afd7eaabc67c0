package dev.hoopoe.ticket.cascadeworker;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.cascade.CascadeQueue;
import dev.hoopoe.ticket.cascade.CascadeQueued;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works off cascades on a thread of its own. Wakes when one is queued in this process, and polls for cascades that
 * another replica queued and did not finish.
 */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class CascadeWorker {

    private static final Logger LOG = Logger.getLogger(CascadeWorker.class);
    private static final String NAME = "ticket-service/cascade";
    private static final int LAST_STEP_SECONDS = 5;

    private final CascadeQueue cascades;
    private final CascadeTransactions transactions;
    private final AccountScope accounts;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "ticket-cascade"));
    private volatile boolean stopping;

    CascadeWorker(CascadeQueue cascades, CascadeTransactions transactions, AccountScope accounts) {
        this.cascades = cascades;
        this.transactions = transactions;
        this.accounts = accounts;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) CascadeQueued noted) {
        poll();
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        if (!stopping) {
            thread.execute(this::workOff);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.shutdown();
        thread.awaitTermination(LAST_STEP_SECONDS, TimeUnit.SECONDS);
    }

    private void workOff() {
        try {
            cascades.accounts().forEach(this::workOff);
        } catch (RuntimeException e) {
            LOG.warn("Cascade queue not read; retrying", e);
        }
    }

    /** A failure in one account does not delay the others; the next poll retries it. */
    private void workOff(String account) {
        try {
            while (!stopping && accounts.call(Caller.system(account, NAME), transactions::advanceNext)) {
                LogKeys.with(LogKeys.ACCOUNT, account, () -> LOG.debug("Cascade advanced"));
            }
        } catch (RuntimeException e) {
            LogKeys.with(LogKeys.ACCOUNT, account, () -> LOG.error("Cascade failed; retrying", e));
        }
    }
}
