package dev.hoopoe.ticket.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Which tickets are removed, and how often. Removal concerns the tickets of all dialects, so it is off unless
 * {@link #pollInterval} is set. The defaults read HCall's variables (contract HCall, section 5).
 */
@ConfigMapping(prefix = "hoopoe.retention")
interface RetentionConfig {

    /**
     * The time from the start to the first run, and between runs; not positive means off. In hours:
     * {@code WORKER_TICKET_LOOPTIME}.
     */
    @WithDefault("PT${WORKER_TICKET_LOOPTIME:0}H")
    Duration pollInterval();

    /** Removes tickets whose UTC date of creation is more than this many whole days ago. */
    @WithDefault("P${WORKER_TICKET_REMOVE_AFTER:30}D")
    Duration removeAfter();

    /** The status that tickets must be in: one of the nine, or a dialect's word for some of them, such as HCall's {@code conclued}. */
    @WithDefault("${WORKER_TICKET_REMOVE_STATUS:conclued}")
    String removeStatus();

    /** Whether to log only how many tickets would be removed. */
    @WithDefault("false")
    boolean dryRun();
}
