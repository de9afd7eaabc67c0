package dev.hoopoe.auth.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs, and that a test can put forward; each test that does puts it back. */
@Singleton
public class TestClock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Ahead(Clock.tickMillis(ZoneOffset.UTC), ahead);
    }

    private static final class Ahead extends Clock {

        private final Clock running;
        private final AtomicReference<Duration> ahead;

        Ahead(Clock running, AtomicReference<Duration> ahead) {
            this.running = running;
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return running.instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return running.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Ahead(running.withZone(zone), ahead);
        }
    }
}
