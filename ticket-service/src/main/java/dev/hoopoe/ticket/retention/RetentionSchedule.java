package dev.hoopoe.ticket.retention;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Schedules the removal of expired tickets, first one interval after the start; never without an interval. */
@BackgroundWork(Coordination.ADVISORY_LOCK)
@ApplicationScoped
class RetentionSchedule {

    private static final Logger LOG = Logger.getLogger(RetentionSchedule.class);

    private final RetentionConfig config;
    private final Retention retention;
    private final Scheduler scheduler;

    RetentionSchedule(RetentionConfig config, Retention retention, Scheduler scheduler) {
        this.config = config;
        this.retention = retention;
        this.scheduler = scheduler;
    }

    void begin(@Observes StartupEvent event) {
        var interval = config.pollInterval();
        if (interval.isZero() || interval.isNegative()) {
            return;
        }
        LOG.infof(
                "Removal of expired tickets scheduled every %s, in status '%s', after %s",
                interval, config.removeStatus(), config.removeAfter());
        scheduler
                .newJob(Retention.NAME)
                .setInterval(interval.toString())
                .setDelayed(interval.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> retention.run())
                .schedule();
    }
}
