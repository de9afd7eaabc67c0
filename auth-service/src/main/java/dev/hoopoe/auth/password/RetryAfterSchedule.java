package dev.hoopoe.auth.password;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells those who are turned away when to come back: one after the other, at the pace at which work gets done, so that a
 * crowd does not come again all at once and spend on refusals what its work would need.
 */
final class RetryAfterSchedule {

    static final Duration SOONEST = Duration.ofSeconds(1);
    static final Duration LATEST = Duration.ofSeconds(30);
    /** How much of the pace known so far stays when another piece of work is done. */
    private static final double KEPT = 0.8;

    private final int atOnce;
    private final Clock clock;
    private double paceMillis;
    private Instant next = Instant.EPOCH;

    /** {@code atOnce} pieces of work are done at a time. */
    RetryAfterSchedule(int atOnce, Clock clock) {
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /** Takes note of how long a piece of work took. */
    synchronized void done(Duration took) {
        var millis = (double) took.toMillis() / atOnce;
        paceMillis = paceMillis == 0 ? millis : KEPT * paceMillis + (1 - KEPT) * millis;
    }

    /** How long the next one who is turned away should wait: from {@link #SOONEST} to {@link #LATEST}. */
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
