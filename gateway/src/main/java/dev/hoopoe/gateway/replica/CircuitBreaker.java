package dev.hoopoe.gateway.replica;

import java.time.Duration;
import java.time.Instant;

/**
 * Stops requests to a replica that answers its probe but fails requests. It opens when half of the last requests failed; after a
 * time it lets one request through, whose outcome closes it or opens it for twice as long. Guarded by the lock of its
 * {@link ReplicaSet}.
 */
final class CircuitBreaker {

    private final int maxFailures;
    private final Duration openTime;
    private final Duration maxOpenTime;
    private final long window;

    /** The outcomes of the last requests, the latest in the lowest bit; a failure is a 1. */
    private long outcomes;

    private Instant openUntil;
    private Duration nextOpenTime;
    private boolean trial;

    CircuitBreaker(Settings settings) {
        this.maxFailures = settings.maxFailures();
        this.openTime = settings.openTime();
        this.maxOpenTime = settings.maxOpenTime();
        this.window = (1L << (2 * maxFailures)) - 1;
        this.nextOpenTime = openTime;
    }

    /**
     * When circuits open and for how long.
     *
     * @param maxFailures failures among twice as many requests that open the circuit, 1 to 31
     * @param openTime how long it is open at first
     * @param maxOpenTime how long at most, after failed trials
     */
    record Settings(int maxFailures, Duration openTime, Duration maxOpenTime) {

        private static final int MAX_FAILURES = 31;

        Settings {
            if (maxFailures < 1 || maxFailures > MAX_FAILURES) {
                throw new IllegalArgumentException(
                        "hoopoe.gateway.replicas.circuit-breaker.max-failures must be 1 to 31, not " + maxFailures);
            }
        }
    }

    boolean isOpen() {
        return openUntil != null;
    }

    /** Whether the replica may get a request: one at a time once the circuit has been open for long enough. */
    boolean admits(Instant now) {
        return openUntil == null || (!now.isBefore(openUntil) && !trial);
    }

    /** A request is on its way. */
    void begin() {
        trial = trial || openUntil != null;
    }

    /** A request ended and said nothing about the replica, for example because its client left. */
    void ended() {
        trial = false;
    }

    /** True when the circuit was open and is closed now. */
    boolean succeeded(Instant now) {
        if (openUntil == null) {
            outcomes = (outcomes << 1) & window;
            return false;
        }
        if (now.isBefore(openUntil)) {
            // A request from before the circuit opened.
            return false;
        }
        reset();
        return true;
    }

    /** True when the circuit opens. */
    boolean failed(Instant now) {
        if (openUntil != null && now.isBefore(openUntil)) {
            return false;
        }
        outcomes = ((outcomes << 1) | 1) & window;
        if (openUntil == null && Long.bitCount(outcomes) < maxFailures) {
            return false;
        }
        trial = false;
        openUntil = now.plus(nextOpenTime);
        var doubled = nextOpenTime.multipliedBy(2);
        nextOpenTime = doubled.compareTo(maxOpenTime) > 0 ? maxOpenTime : doubled;
        return true;
    }

    /** Closes the circuit: the replica was down, and what comes back is another process. */
    void reset() {
        outcomes = 0;
        openUntil = null;
        nextOpenTime = openTime;
        trial = false;
    }
}
