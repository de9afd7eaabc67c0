package dev.hoopoe.auth.password;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Computes Retry-After for refused calls: staggered at the rate at which calls complete, so that retries do not all
 * arrive at the same time.
 */
final class RetryAfterSchedule {

    static final Duration SOONEST = Duration.ofSeconds(1);
    static final Duration LATEST = Duration.ofSeconds(30);
    /** Weight of the previous average when another call completes. */
    private static final double KEPT = 0.8;

    private final int maxConcurrent;
    private final Clock clock;
    private double paceMillis;
    private Instant next = Instant.EPOCH;

    /** {@code maxConcurrent} calls run concurrently. */
    RetryAfterSchedule(int maxConcurrent, Clock clock) {
        this.maxConcurrent = maxConcurrent;
        this.clock = clock;
    }

    /** Records the duration of a call. */
    synchronized void done(Duration took) {
        var millis = (double) took.toMillis() / maxConcurrent;
        paceMillis = paceMillis == 0 ? millis : KEPT * paceMillis + (1 - KEPT) * millis;
    }

    /** Retry-After of the next refused call: from {@link #SOONEST} to {@link #LATEST}. */
    synchronized Duration next() {
        var now = clock.instant();
        var soonest = now.plus(SOONEST);
        var latest = now.plus(LATEST);
        var turn = next.isBefore(soonest) ? soonest : next;
        if (turn.isAfter(latest)) {
            return LATEST;
        }
        next = turn.plusMillis(Math.round(paceMillis));
        return Duration.between(now, turn);
    }
}
