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

/** Wakes those who wait for an event when there is one that they could be shown. */
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

    /** Before the server waits for its last answers; where that phase is left out, at the end. */
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

    /** True once nobody is to wait any longer. */
    boolean isStopping() {
        return stopping;
    }

    /** Equal to itself alone: two who wait for the same are two. */
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
     * An item as soon as there is something after the cursor that this reader could be shown.
     *
     * @param over asked now and then; once true there is an item, too
     */
    Uni<Void> after(FeedCursor after, FeedQuery query, BooleanSupplier over) {
        return Uni.createFrom().emitter(alarm -> {
            var sleeper = new Sleeper(after, query, over, alarm);
            sleepers.add(sleeper);
            alarm.onTermination(() -> sleepers.remove(sleeper));
            // What was told before it lay down to sleep it does not hear again.
            if (stopping || toldThrough > after.position()) {
                wake(sleeper);
            }
        });
    }

    /** Takes a place among those who wait; false when there is none. */
    boolean enter() {
        if (waiting.incrementAndGet() > config.mostWaiting()) {
            waiting.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts somebody among those who wait, whose number is bounded elsewhere. */
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

    /** Tells of all events up to that position that were not told of before. */
    void tell(List<FeedNotification> news, long through) {
        toldThrough = through;
        wakeIf(sleeper -> news.stream().anyMatch(sleeper::isConcernedBy));
    }

    /** Tells everybody to look for themselves. */
    void tellOfMuch(long through) {
        toldThrough = through;
        wakeIf(sleeper -> true);
    }

    /** Wakes those who need not wait any longer. */
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
