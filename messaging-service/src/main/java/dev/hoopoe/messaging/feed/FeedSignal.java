package dev.hoopoe.messaging.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Wakes waiting readers when there is an event that they may be shown. */
@ApplicationScoped
class FeedSignal {

    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final FeedConfig config;
    private final Duration shutdownDelay;
    private volatile long notifiedThrough;
    private volatile boolean stopping;

    FeedSignal(
            FeedConfig config,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0s") Duration shutdownDelay) {
        this.config = config;
        this.shutdownDelay = shutdownDelay;
        Gauge.builder("hoopoe.feed.waiting", waiting, AtomicInteger::get)
                .description("Readers of the feed that wait for an event in this process")
                .register(meters);
    }

    /** Readers are served during the delay; after it the server waits for requests in progress, so they must end. */
    void beginDelay(@Observes ShutdownDelayInitiatedEvent event) {
        CompletableFuture.delayedExecutor(shutdownDelay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::stop);
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    private void stop() {
        stopping = true;
        wakeIf(waiter -> true);
    }

    /** True once the service stops and its shutdown delay is over. */
    boolean isStopping() {
        return stopping;
    }

    /** Compared by identity: two readers may wait for the same. */
    private static final class Waiter {

        private final FeedCursor after;
        private final FeedQuery query;
        private final BooleanSupplier over;
        private final UniEmitter<? super Void> emitter;

        Waiter(FeedCursor after, FeedQuery query, BooleanSupplier over, UniEmitter<? super Void> emitter) {
            this.after = after;
            this.query = query;
            this.over = over;
            this.emitter = emitter;
        }

        boolean concerns(FeedNotification notification) {
            return notification.position() > after.position() && query.mayShow(notification);
        }
    }

    /**
     * Emits an item once there is an event after the cursor that this reader may be shown.
     *
     * @param over polled; once true an item is emitted, too
     */
    Uni<Void> after(FeedCursor after, FeedQuery query, BooleanSupplier over) {
        return Uni.createFrom().emitter(emitter -> {
            var waiter = new Waiter(after, query, over, emitter);
            waiters.add(waiter);
            emitter.onTermination(() -> waiters.remove(waiter));
            // Notifications before this one was added were missed.
            if (stopping || notifiedThrough > after.position()) {
                wake(waiter);
            }
        });
    }

    /** Counts a waiting reader; false when there are too many. */
    boolean enter() {
        if (waiting.incrementAndGet() > config.maxWaiting()) {
            waiting.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts a waiting reader whose number is limited elsewhere. */
    void join() {
        waiting.incrementAndGet();
    }

    void leave() {
        waiting.decrementAndGet();
    }

    int waiting() {
        return waiting.get();
    }

    long notifiedThrough() {
        return notifiedThrough;
    }

    /** Wakes the readers that are concerned by one of these events, which are all up to a position. */
    void notifyReaders(List<FeedNotification> notifications, long through) {
        notifiedThrough = through;
        wakeIf(waiter -> notifications.stream().anyMatch(waiter::concerns));
    }

    /** Wakes all readers: there are too many events to name up to a position. */
    void notifyOfMany(long through) {
        notifiedThrough = through;
        wakeIf(waiter -> true);
    }

    /** Wakes readers that need not wait any longer. */
    void wakeFinished() {
        wakeIf(waiter -> waiter.over.getAsBoolean());
    }

    private void wakeIf(Predicate<Waiter> condition) {
        for (var waiter : waiters) {
            if (condition.test(waiter)) {
                wake(waiter);
            }
        }
    }

    private void wake(Waiter waiter) {
        if (waiters.remove(waiter)) {
            waiter.emitter.complete(null);
        }
    }
}
