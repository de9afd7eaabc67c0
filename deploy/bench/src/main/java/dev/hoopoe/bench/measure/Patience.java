package dev.hoopoe.bench.measure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How long a benchmark waits for what has to come before it gives up. */
public record Patience(Duration length) {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    public static Patience ofMinutes(int minutes) {
        return new Patience(Duration.ofMinutes(minutes));
    }

    /**
     * Looks again and again until it has come.
     *
     * @throws IllegalStateException saying what has not come
     */
    public void await(String what, BooleanSupplier hasCome) {
        long end = System.nanoTime() + length.toNanos();
        while (!hasCome.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Not within " + length.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
