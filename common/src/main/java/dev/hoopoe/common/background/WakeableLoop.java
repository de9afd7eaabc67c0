package dev.hoopoe.common.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A background thread that does rounds of work until none is left, then pauses: until it is woken, or for the poll interval,
 * since work may come from another process that cannot wake it.
 */
public final class WakeableLoop {

    private final Work work;
    private final Duration pollInterval;
    private final Thread thread;
    private final Semaphore awake = new Semaphore(0);
    private volatile boolean stopping;

    /** The thread is a daemon of this name; it runs from {@link #start} on. */
    public WakeableLoop(String name, Duration pollInterval, Work work) {
        this.work = work;
        this.pollInterval = pollInterval;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** What the loop does, always in its own thread. */
    public interface Work {

        /** Does one portion; false when there was nothing to do. */
        boolean round() throws Exception;

        /** A round threw this; after a pause the next one begins. */
        void failed(Exception failure);

        /** The loop has ended. */
        default void finish() {}
    }

    public void start() {
        thread.start();
    }

    /** Says that there may be work; cheap, and safe from any thread. */
    public void wake() {
        if (awake.availablePermits() == 0) {
            awake.release();
        }
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Has the loop end after its present round, and waits for that at most so long. */
    public void stop(Duration timeout) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(timeout.toMillis());
    }

    /** Waits within a round; until woken at most. */
    public void pause(Duration time) {
        try {
            if (awake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                awake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void run() {
        while (!stopping) {
            if (!attempt()) {
                pause(pollInterval);
            }
        }
        work.finish();
    }

    private boolean attempt() {
        try {
            return work.round();
        } catch (Exception e) {
            work.failed(e);
            return false;
        }
    }
}
