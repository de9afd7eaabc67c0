package dev.hoopoe.messaging.realtime;

import java.time.Clock;
import java.time.Duration;

/** How often something may be done: so often at once, and so often in a time. */
public final class Allowance {

    private final int burst;
    private final double perMilli;
    private final Clock clock;
    private double left;
    private long at;

    public Allowance(int burst, int number, Duration in, Clock clock) {
        this.burst = burst;
        this.perMilli = (double) number / in.toMillis();
        this.clock = clock;
        this.left = burst;
        this.at = clock.millis();
    }

    /** Takes one; false when none is left. */
    public synchronized boolean take() {
        var now = clock.millis();
        left = Math.min(burst, left + Math.max(0, now - at) * perMilli);
        at = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
