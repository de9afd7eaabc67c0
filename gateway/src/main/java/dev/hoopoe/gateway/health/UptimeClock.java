package dev.hoopoe.gateway.health;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long the gateway has been running (contract Homa, row H-02). */
@Startup
@ApplicationScoped
public class UptimeClock {

    private final Clock clock;
    private final Instant startedAt;

    UptimeClock(Clock clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    public Uptime read() {
        return new Uptime(Duration.between(startedAt, clock.instant()).toSeconds());
    }

    /** {@code uptime} in whole seconds. */
    public record Uptime(long uptime) {}
}
