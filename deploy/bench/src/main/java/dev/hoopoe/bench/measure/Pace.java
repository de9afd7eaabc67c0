package dev.hoopoe.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A steady pace at which something is done; what takes longer than a step is followed without a pause. */
public record Pace(Duration step) {

    /** So many times a second. */
    public static Pace aSecond(int times) {
        return new Pace(Duration.ofSeconds(1).dividedBy(times));
    }

    public void keep(Duration length, Runnable act) {
        long end = System.nanoTime() + length.toNanos();
        for (long next = System.nanoTime(); next < end; next = Math.max(next + step.toNanos(), System.nanoTime())) {
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            act.run();
        }
    }
}
