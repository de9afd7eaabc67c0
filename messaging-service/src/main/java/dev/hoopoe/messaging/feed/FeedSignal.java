package dev.hoopoe.messaging.feed;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Wakes those who wait for an event, whichever replica took it in. */
@ApplicationScoped
class FeedSignal {

    private static final Logger LOG = Logger.getLogger(FeedSignal.class);

    private final Set<UniEmitter<? super Void>> sleepers = ConcurrentHashMap.newKeySet();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AgroalDataSource database;
    private final Vertx vertx;
    private final FeedConfig config;
    private long timer;
    private volatile long lastSeen;

    FeedSignal(AgroalDataSource database, Vertx vertx, FeedConfig config, MeterRegistry meters) {
        this.database = database;
        this.vertx = vertx;
        this.config = config;
        Gauge.builder("hoopoe.feed.waiting", waiting, AtomicInteger::get)
                .description("Readers of the feed that wait for an event in this process")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.lookEvery().toMillis(), id -> {
            if (waiting.get() > 0) {
                vertx.executeBlocking(this::look);
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        wake();
    }

    /** How often there was news; to be asked for before the feed is read, so that nothing falls between the two. */
    long round() {
        return rounds.get();
    }

    /** An item as soon as there has been news since that round. */
    Uni<Void> after(long round) {
        return Uni.createFrom().emitter(sleeper -> {
            sleepers.add(sleeper);
            sleeper.onTermination(() -> sleepers.remove(sleeper));
            if (rounds.get() != round) {
                sleeper.complete(null);
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

    int waiting() {
        return waiting.get();
    }

    void leave() {
        waiting.decrementAndGet();
    }

    void wake() {
        rounds.incrementAndGet();
        for (var sleeper : sleepers) {
            sleepers.remove(sleeper);
            sleeper.complete(null);
        }
    }

    private Void look() {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT coalesce(max(position), 0) FROM feed_event")) {
            rows.next();
            var end = rows.getLong(1);
            if (end != lastSeen) {
                lastSeen = end;
                wake();
            }
        } catch (SQLException e) {
            LOG.debug("The feed's end could not be looked at", e);
        }
        return null;
    }
}
