package dev.hoopoe.bench.logins;

import dev.hoopoe.bench.measure.Samples;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Somebody who makes the same request again and again, at a steady pace or, where that is too fast, without a pause. */
final class Probe {

    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Runnable request;

    Probe(Runnable request) {
        this.request = request;
    }

    void run(Duration length, Samples samples) {
        long end = System.nanoTime() + length.toNanos();
        for (long next = System.nanoTime(); next < end; next = Math.max(next + PACE_NANOS, System.nanoTime())) {
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            long sent = System.nanoTime();
            request.run();
            samples.add(System.nanoTime() - sent);
        }
    }
}
