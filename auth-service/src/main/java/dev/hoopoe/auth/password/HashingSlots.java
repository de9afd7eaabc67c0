package dev.hoopoe.auth.password;

import dev.hoopoe.common.error.HoopoeException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few calls compute at once, a bounded number wait, and tells the others when to come back. */
final class HashingSlots {

    private final Semaphore admitted;
    private final Semaphore running;
    private final Duration patience;
    private final ReturnTimes returnTimes;
    private final Clock clock;

    HashingSlots(int concurrency, int queue, Duration patience, Clock clock) {
        this.admitted = new Semaphore(concurrency + queue);
        this.running = new Semaphore(concurrency, true);
        this.patience = patience;
        this.returnTimes = new ReturnTimes(concurrency, clock);
        this.clock = clock;
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
        try {
            if (!running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        var begun = clock.instant();
        try {
            return work.get();
        } finally {
            running.release();
            returnTimes.done(Duration.between(begun, clock.instant()));
        }
    }

    private HoopoeException busy() {
        return HoopoeException.tooMany("Too many people are logging in just now; try again", returnTimes.next());
    }
}
