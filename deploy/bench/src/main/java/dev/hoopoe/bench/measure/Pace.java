package dev.hoopoe.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A steady pace at which something is done; what takes longer than a step is followed without a pause. */
public record Pace(Duration step) {

    /** Where the time comes from, so that a test need not wait for it. */
    interface Timer {
        Timer SYSTEM = new Timer() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void waitUntil(long nanoTime) {
                for (long wait = nanoTime - nanoTime(); wait > 0; wait = nanoTime - nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
            }
        };

        long nanoTime();

        void waitUntil(long nanoTime);
    }

    /** So many times a second. */
    public static Pace aSecond(int times) {
        return new Pace(Duration.ofSeconds(1).dividedBy(times));
    }

    public void keep(Duration length, Runnable act) {
        keep(length, act, Timer.SYSTEM);
    }

    void keep(Duration length, Runnable act, Timer timer) {
        long start = timer.nanoTime();
        for (long next = start;
                next - start < length.toNanos();
                next = Math.max(next + step.toNanos(), timer.nanoTime())) {
            timer.waitUntil(next);
            act.run();
        }
    }
}
