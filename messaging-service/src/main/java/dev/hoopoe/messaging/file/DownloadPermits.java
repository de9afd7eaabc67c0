package dev.hoopoe.messaging.file;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits the downloads under way, since each holds a thread: a slow store or slow readers must leave some to others. */
@Singleton
class DownloadPermits {

    private final Semaphore permits;

    DownloadPermits(FileConfig config) {
        this.permits = new Semaphore(config.maxConcurrent());
    }

    /** @throws HoopoeException unavailable when all are taken */
    Permit acquire() {
        if (!permits.tryAcquire()) {
            throw HoopoeException.full("Too many downloads are under way; try again", Duration.ofSeconds(1));
        }
        return new Permit(permits);
    }

    /** For one download; to be closed. */
    static final class Permit implements AutoCloseable {

        private final Semaphore permits;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Permit(Semaphore permits) {
            this.permits = permits;
        }

        @Override
        public void close() {
            if (held.compareAndSet(true, false)) {
                permits.release();
            }
        }
    }
}
