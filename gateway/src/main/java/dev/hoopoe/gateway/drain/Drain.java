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

/** Whether this gateway stops; it serves requests during the shutdown delay, and fires {@link DelayEnded} after it. */
@ApplicationScoped
public class Drain {

    private static final Logger LOG = Logger.getLogger(Drain.class);

    private final Duration delay;
    private final Event<DelayEnded> ended;
    private volatile boolean begun;

    Drain(
            @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0s") Duration delay,
            Event<DelayEnded> ended) {
        this.delay = delay;
        this.ended = ended;
    }

    /** True from the beginning of the delay on: clients should open their next connection to another gateway. */
    public boolean hasBegun() {
        return begun;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        LOG.infof("Stopping; requests are served for another %s", delay);
        begun = true;
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> ended.fire(new DelayEnded()));
    }
}
