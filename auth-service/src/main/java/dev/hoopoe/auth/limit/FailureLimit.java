package dev.hoopoe.auth.limit;

import dev.hoopoe.common.error.HoopoeException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An allowance of failures per key, refilled over a period; the least recently used keys are evicted. */
public final class FailureLimit {

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<String, Bucket> buckets;
    private final int failures;
    private final Duration period;
    private final TimeMeter time;
    private final String refusal;

    /** An allowance of {@code failures} per period; {@code refusal} is the error text when it is used up. */
    public FailureLimit(int failures, Duration period, int remembered, Clock clock, String refusal) {
        this.refusal = refusal;
        this.failures = failures;
        this.period = period;
        this.time = new ClockMeter(clock);
        this.buckets = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > remembered;
            }
        };
    }

    /** @throws HoopoeException too many requests, when the key's allowance is used up */
    public synchronized void check(String key) {
        var bucket = buckets.get(key);
        if (bucket == null) {
            return;
        }
        var probe = bucket.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw HoopoeException.tooMany(
                    refusal, Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    /** Uses up some of the key's allowance. */
    public synchronized void failed(String key) {
        buckets.computeIfAbsent(key, ignored -> newBucket()).tryConsume(1);
    }

    synchronized int size() {
        return buckets.size();
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(failures).refillIntervally(failures, period))
                .build();
    }

    /** Bucket4j's view of the one clock. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
