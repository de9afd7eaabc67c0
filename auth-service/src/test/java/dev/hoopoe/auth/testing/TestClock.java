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

/** A clock that runs, and that a test can put forward or stop; each test that does resets it. */
@Singleton
public class TestClock {

    private static final Clock RUNNING = Clock.tickMillis(ZoneOffset.UTC);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Clock> running = new AtomicReference<>(RUNNING);

    public void advance(Duration by) {
        ahead.accumulateAndGet(by, Duration::plus);
    }

    /** For what must not depend on how fast the machine is. */
    public void stop() {
        running.set(Clock.fixed(RUNNING.instant(), ZoneOffset.UTC));
    }

    public void reset() {
        running.set(RUNNING);
        ahead.set(Duration.ZERO);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return new Controlled(running, ahead);
    }

    private static final class Controlled extends Clock {

        private final AtomicReference<Clock> running;
        private final AtomicReference<Duration> ahead;

        Controlled(AtomicReference<Clock> running, AtomicReference<Duration> ahead) {
            this.running = running;
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return running.get().instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Instants are all that is asked for");
        }
    }
}
