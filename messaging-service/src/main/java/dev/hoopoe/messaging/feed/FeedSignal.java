package dev.hoopoe.messaging.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Wakes waiting readers when there is an event that they may be shown. */
@ApplicationScoped
class FeedSignal {

    private final Set<Sleeper> sleepers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final FeedConfig config;
    private volatile long toldThrough;
    private volatile boolean stopping;

    FeedSignal(FeedConfig config, MeterRegistry meters) {
        this.config = config;
        Gauge.builder("hoopoe.feed.waiting", waiting, AtomicInteger::get)
                .description("Readers of the feed that wait for an event in this process")
                .register(meters);
    }

    /** Before the server waits for requests in progress; without a shutdown delay, at the end. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stop();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    private void stop() {
        stopping = true;
        wakeIf(sleeper -> true);
    }

    /** True once the service stops. */
    boolean isStopping() {
        return stopping;
    }

    /** Compared by identity: two readers may wait for the same. */
    private static final class Sleeper {

        private final FeedCursor after;
        private final FeedQuery query;
        private final BooleanSupplier over;
        private final UniEmitter<? super Void> alarm;

        Sleeper(FeedCursor after, FeedQuery query, BooleanSupplier over, UniEmitter<? super Void> alarm) {
            this.after = after;
            this.query = query;
            this.over = over;
            this.alarm = alarm;
        }

        boolean isConcernedBy(FeedNotification news) {
            return news.position() > after.position() && query.couldHave(news);
        }
    }

    /**
     * Emits an item once there is an event after the cursor that this reader may be shown.
     *
     * @param over polled; once true an item is emitted, too
     */
    Uni<Void> after(FeedCursor after, FeedQuery query, BooleanSupplier over) {
        return Uni.createFrom().emitter(alarm -> {
            var sleeper = new Sleeper(after, query, over, alarm);
            sleepers.add(sleeper);
            alarm.onTermination(() -> sleepers.remove(sleeper));
            // Notifications before this one was added were missed.
            if (stopping || toldThrough > after.position()) {
                wake(sleeper);
            }
        });
    }

    /** Counts a waiting reader; false when there are too many. */
    boolean enter() {
        if (waiting.incrementAndGet() > config.mostWaiting()) {
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

    long toldThrough() {
        return toldThrough;
    }

    /** Wakes the readers that are concerned by one of these events, which are all up to a position. */
    void tell(List<FeedNotification> news, long through) {
        toldThrough = through;
        wakeIf(sleeper -> news.stream().anyMatch(sleeper::isConcernedBy));
    }

    /** Wakes all readers: there are too many events to name up to a position. */
    void tellOfMuch(long through) {
        toldThrough = through;
        wakeIf(sleeper -> true);
    }

    /** Wakes readers that need not wait any longer. */
    void wakeWhoIsOver() {
        wakeIf(sleeper -> sleeper.over.getAsBoolean());
    }

    private void wakeIf(Predicate<Sleeper> condition) {
        for (var sleeper : sleepers) {
            if (condition.test(sleeper)) {
                wake(sleeper);
            }
        }
    }

    private void wake(Sleeper sleeper) {
        if (sleepers.remove(sleeper)) {
            sleeper.alarm.complete(null);
        }
    }
}
