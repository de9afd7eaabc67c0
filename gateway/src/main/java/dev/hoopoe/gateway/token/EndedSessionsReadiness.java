package dev.hoopoe.gateway.token;

import dev.hoopoe.common.identity.EndedSessionsFeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Ready once the ended sessions are known. When Kafka does not answer, ready all the same after a while: a desk that
 * nobody reaches is worse than a session that lives a little longer.
 */
@Readiness
@ApplicationScoped
class EndedSessionsReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(EndedSessionsReadiness.class);

    private final EndedSessionsFeed feed;
    private final Clock clock;
    private final Duration longestWait;
    private final Instant startedAt;
    private final AtomicBoolean warned = new AtomicBoolean();

    EndedSessionsReadiness(EndedSessionsFeed feed, Clock clock, TokenCheckConfig config) {
        this.feed = feed;
        this.clock = clock;
        this.longestWait = config.endedSessionsWait();
        this.startedAt = clock.instant();
    }

    @Override
    public HealthCheckResponse call() {
        var caughtUp = feed.caughtUp();
        var waitedEnough = clock.instant().isAfter(startedAt.plus(longestWait));
        if (!caughtUp && waitedEnough && warned.compareAndSet(false, true)) {
            LOG.warn("Kafka has not told which sessions have ended; serving without that list until it does");
        }
        return HealthCheckResponse.named("ended-sessions")
                .status(caughtUp || waitedEnough)
                .withData("caught_up", caughtUp)
                .build();
    }
}
