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
 * Lets a few calls compute at once, a bounded number wait, and tells the others when to come back. A slot rests after each
 * piece of work, so that whoever shares the machine gets on with theirs.
 */
final class HashingThrottle {

    /** However long a piece of work took: a process that stood still for a minute must not lock people out for three. */
    private static final long LONGEST_REST = Duration.ofSeconds(1).toNanos();

    private final Semaphore admitted;
    private final BlockingQueue<Slot> free;
    private final double share;
    private final Duration patience;
    private final RetryAfterSchedule returnTimes;
    private final String refusal;

    /**
     * Where one piece of work after the other is done.
     *
     * @param restedAt when the next one may begin, by {@link System#nanoTime}, which is never set back
     */
    private record Slot(long restedAt) {}

    /**
     * Slots of which none has worked yet.
     *
     * @param share how much of the time a slot works while others wait, above 0 and at most 1
     * @param refusal the error text when the queue is full or the wait times out
     */
    HashingThrottle(int concurrency, double share, int queue, Duration patience, Clock clock, String refusal) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("hoopoe.password.share must be above 0 and at most 1, not " + share);
        }
        this.admitted = new Semaphore(concurrency + queue);
        this.free = new ArrayBlockingQueue<>(concurrency, true);
        for (var slot = 0; slot < concurrency; slot++) {
            free.add(new Slot(System.nanoTime()));
        }
        this.share = share;
        this.refusal = refusal;
        this.patience = patience;
        this.returnTimes = new RetryAfterSchedule(concurrency, clock);
    }

    /**
     * Does work that will want a turn, with all that comes before and after it.
     *
     * @throws HoopoeException too many requests, when too many are at it already
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
     * Does the work when its turn has come.
     *
     * @throws HoopoeException too many requests, when the turn does not come in time
     */
    <T> T inTurn(Supplier<T> work) {
        var begun = take();
        try {
            return work.get();
        } finally {
            var worked = System.nanoTime() - begun;
            var cycle = worked + Math.min(Math.round(worked / share) - worked, LONGEST_REST);
            free.add(new Slot(begun + cycle));
            returnTimes.done(Duration.ofNanos(cycle));
        }
    }

    /** Takes a slot and lets it rest; returns when that is over. */
    private long take() {
        try {
            var slot = free.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
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
        return HoopoeException.tooMany(refusal, returnTimes.next());
    }
}
