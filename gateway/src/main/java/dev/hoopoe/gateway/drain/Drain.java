package dev.hoopoe.gateway.drain;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether this gateway stops; it serves requests during the shutdown delay, and fires {@link DelayEnding} shortly before its end
 * and {@link DelayEnded} after it.
 */
@ApplicationScoped
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private static final Duration GOODBYE = Duration.ofMillis(500);

    private final Duration delay;
    private final Event<DelayEnding> ending;
    private final Event<DelayEnded> ended;
    private volatile boolean begun;

    Drain(
            @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0s") Duration delay,
            Event<DelayEnding> ending,
            Event<DelayEnded> ended) {
        this.delay = delay;
        this.ending = ending;
        this.ended = ended;
    }

    /** True from the beginning of the delay on: clients should open their next connection to another gateway. */
    public boolean hasBegun() {
        return begun;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        LOG.infof("Stopping; requests are served for another %s", delay);
        begun = true;
        after(delay.minus(GOODBYE), () -> ending.fire(new DelayEnding()));
        after(delay, () -> ended.fire(new DelayEnded()));
    }

    private static void after(Duration time, Runnable action) {
        CompletableFuture.delayedExecutor(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS)
                .execute(action);
    }
}
