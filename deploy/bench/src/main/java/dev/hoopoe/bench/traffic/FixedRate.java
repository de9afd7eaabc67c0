package dev.hoopoe.bench.traffic;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Begins acts at a fixed rate, however long the earlier ones take: act {@code i} is due at the start plus {@code i}
 * divided by the rate. A latency counts from when the act was due, so that a server that stalls is seen in all acts that
 * were due meanwhile.
 */
public final class FixedRate {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final LongConsumer sleep;

    public FixedRate(double perSecond) {
        this(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * With another clock, for tests.
     *
     * @param nanoTime the time in nanoseconds
     * @param sleep returns after that many nanoseconds at the latest, or earlier
     */
    FixedRate(double perSecond, LongSupplier nanoTime, LongConsumer sleep) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    /**
     * Begins acts until {@code stopped} says so; returns when the last one has ended.
     *
     * @param act begins the act of that number without waiting for it; its result says how it ended
     * @param ended gets each result with its latency, on any thread
     */
    public void run(BooleanSupplier stopped, LongFunction<CompletableFuture<Result>> act, Ended ended) {
        long start = nanoTime.getAsLong();
        AtomicLong inFlight = new AtomicLong();
        for (long number = 0; !stopped.getAsBoolean(); number++) {
            long due = start + (long) (number * TimeUnit.SECONDS.toNanos(1) / perSecond);
            for (long wait = due - nanoTime.getAsLong(); wait > 0; wait = due - nanoTime.getAsLong()) {
                sleep.accept(wait);
            }
            inFlight.incrementAndGet();
            CompletableFuture<Void> unused = act.apply(number)
                    .thenAccept(result -> ended.accept(result, Duration.ofNanos(nanoTime.getAsLong() - due)))
                    .whenComplete((done, failure) -> inFlight.decrementAndGet());
        }
        while (inFlight.get() > 0) {
            sleep.accept(LOOK_NANOS);
        }
    }

    /** Takes how an act ended, and the time since it was due. */
    public interface Ended {

        void accept(Result result, Duration latency);
    }
}
