package dev.hoopoe.ticket.retention;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.status.StatusNames;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes expired tickets, account by account; one replica at a time. */
@ApplicationScoped
class Retention {

    static final String NAME = "ticket-service/retention";

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** The oldest date that the calendar can compute. */
    private static final long MOST_DAYS = 365_000;

    private final RetentionConfig config;
    private final StatusNames names;
    private final ExpiredTickets expired;
    private final AccountScope accounts;
    private final Clock clock;
    private volatile boolean stopping;

    Retention(RetentionConfig config, StatusNames names, ExpiredTickets expired, AccountScope accounts, Clock clock) {
        this.config = config;
        this.names = names;
        this.expired = expired;
        this.accounts = accounts;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Does nothing while another replica removes tickets, and nothing with invalid settings. */
    void run() {
        var statuses = names.statusesOf(config.removeStatus());
        if (statuses.isEmpty() || config.removeAfter().isNegative()) {
            LOG.errorf(
                    "Expired tickets not removed: status '%s' is unknown, or age %s is negative",
                    config.removeStatus(), config.removeAfter());
            return;
        }
        remove(new ExpiredTickets.Kind(statuses, firstDayKept().atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private LocalDate firstDayKept() {
        return LocalDate.now(clock).minusDays(Math.min(config.removeAfter().toDays(), MOST_DAYS));
    }

    private void remove(ExpiredTickets.Kind kind) {
        var total = expired.accounts().stream()
                .mapToLong(account -> removeOrCount(account, kind))
                .sum();
        LOG.infof(
                config.dryRun()
                        ? "Dry run: %d expired tickets would be removed, in status '%s', created before %s"
                        : "%d expired tickets removed, in status '%s', created before %s",
                total,
                config.removeStatus(),
                kind.createdBefore());
    }

    /** A failure in one account does not delay the others; the next run retries it. */
    private long removeOrCount(String account, ExpiredTickets.Kind kind) {
        var worker = Caller.system(account, NAME);
        try {
            return config.dryRun() ? accounts.call(worker, () -> expired.count(kind)) : removeAll(worker, kind);
        } catch (RuntimeException e) {
            LogKeys.with(
                    LogKeys.ACCOUNT,
                    account,
                    () -> LOG.error("Expired tickets not removed; retrying at the next run", e));
            return 0;
        }
    }

    private long removeAll(Caller worker, ExpiredTickets.Kind kind) {
        var removed = 0L;
        var step = new ExpiredTickets.Step(0, 0, false);
        while (!step.last() && !stopping) {
            var reached = step.reached();
            step = accounts.call(worker, () -> expired.removeNext(kind, reached));
            removed += step.removed();
        }
        return removed;
    }
}
