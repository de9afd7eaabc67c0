package dev.hoopoe.auth.password;

import dev.hoopoe.common.error.HoopoeException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a few calls concurrently, queues a bounded number, and refuses the others with the time after which to retry. A slot
 * rests after each call, so that other processes on the machine get their part of the processors.
 */
final class HashingThrottle {

    /** A process that was suspended for a minute must not refuse logins for three. */
    private static final long LONGEST_REST = Duration.ofSeconds(1).toNanos();

    private final Semaphore admitted;
    private final BlockingQueue<Slot> free;
    private final double maxUtilization;
    private final Duration timeout;
    private final RetryAfterSchedule retryAfter;
    private final String refusal;

    /** @param restedAt when the next call may start, by {@link System#nanoTime}, which is never set back */
    private record Slot(long restedAt) {}

    /**
     * @param maxUtilization largest part of the time that a slot works while others wait, above 0 and at most 1
     * @param refusal the error text when the queue is full or the wait times out
     */
    HashingThrottle(
            int maxConcurrent, double maxUtilization, int queueSize, Duration timeout, Clock clock, String refusal) {
        if (!(maxUtilization > 0 && maxUtilization <= 1)) {
            throw new IllegalArgumentException(
                    "hoopoe.password.max-utilization must be above 0 and at most 1, not " + maxUtilization);
        }
        this.admitted = new Semaphore(maxConcurrent + queueSize);
        this.free = new ArrayBlockingQueue<>(maxConcurrent, true);
        for (var slot = 0; slot < maxConcurrent; slot++) {
            free.add(new Slot(System.nanoTime()));
        }
        this.maxUtilization = maxUtilization;
        this.refusal = refusal;
        this.timeout = timeout;
        this.retryAfter = new RetryAfterSchedule(maxConcurrent, clock);
    }

    /**
     * Runs work that will ask for a slot ({@link #inTurn}).
     *
     * @throws HoopoeException too many requests, when the queue is full
     */
    <T> T admit(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw busy();
        }
        try {
            return work.get();
        } finally {
            admitted.release();
        }
    }

    /**
     * Runs the work on a slot.
     *
     * @throws HoopoeException too many requests, when no slot is free in time
     */
    <T> T inTurn(Supplier<T> work) {
        var begun = acquire();
        try {
            return work.get();
        } finally {
            var worked = System.nanoTime() - begun;
            var cycle = worked + Math.min(Math.round(worked / maxUtilization) - worked, LONGEST_REST);
            free.add(new Slot(begun + cycle));
            retryAfter.done(Duration.ofNanos(cycle));
        }
    }

    /** Acquires a slot and waits until it has rested. */
    private long acquire() {
        try {
            var slot = free.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (slot == null) {
                throw busy();
            }
            rest(slot);
            return System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private void rest(Slot slot) throws InterruptedException {
        try {
            TimeUnit.NANOSECONDS.sleep(slot.restedAt() - System.nanoTime());
        } catch (InterruptedException e) {
            free.add(slot);
            throw e;
        }
    }

    private HoopoeException busy() {
        return HoopoeException.tooMany(refusal, retryAfter.next());
    }
}
