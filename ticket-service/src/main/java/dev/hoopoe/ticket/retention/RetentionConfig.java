package dev.hoopoe.ticket.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Which tickets are removed, and how often. Tickets are removed for everybody, whatever the dialect they came by: so
 * nothing is, unless {@link #pollInterval} is given. The defaults read HCall's variables (contract HCall, section 5).
 */
@ConfigMapping(prefix = "hoopoe.retention")
interface RetentionConfig {

    /** The time from the start to the first run, and from one to the next; off when it is not positive. In hours: {@code WORKER_TICKET_LOOPTIME}. */
    @WithDefault("PT${WORKER_TICKET_LOOPTIME:0}H")
    Duration pollInterval();

    /** Removed is what was created, by its UTC date, more than these whole days before today. */
    @WithDefault("P${WORKER_TICKET_REMOVE_AFTER:30}D")
    Duration removeAfter();

    /** The status that tickets must be in: one of the nine, or a dialect's word for some of them, such as HCall's {@code conclued}. */
    @WithDefault("${WORKER_TICKET_REMOVE_STATUS:conclued}")
    String removeStatus();

    /** Whether it is only logged how many tickets would be removed. */
    @WithDefault("false")
    boolean dryRun();
}
