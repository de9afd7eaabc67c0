package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.outbox.DatabaseGauges;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Polls the feed for new events when a replica has appended some, and now and then, since its notification may be lost; notifies
 * waiting readers.
 */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
class FeedTailPoller {

    private static final Logger LOG = Logger.getLogger(FeedTailPoller.class);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(5);

    /** With more new events than this, all readers are woken. */
    private static final int MAX_NOTIFICATIONS = 1_000;

    private static final String NEWEST = "SELECT position, taken_at FROM feed_event ORDER BY position DESC LIMIT 1";

    private static final String SINCE = """
            SELECT position, account_id, type, subject FROM feed_event
            WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
            """;

    private final AtomicInteger requests = new AtomicInteger();
    private final CrossAccountConnections database;
    private final FeedSignal signal;
    private final Vertx vertx;
    private final FeedConfig config;
    private final Clock clock;
    private long timer;
    private volatile Instant polledAt = Instant.MIN;
    private volatile long position;
    private volatile Instant appendedAt;

    FeedTailPoller(
            CrossAccountConnections database,
            FeedSignal signal,
            Vertx vertx,
            FeedConfig config,
            Clock clock,
            DatabaseGauges gauges) {
        this.database = database;
        this.signal = signal;
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        gauges.add(meters -> Gauge.builder("hoopoe.feed.head", this, head -> head.position)
                .description("Position of the newest event in the feed")
                .register(meters));
        gauges.add(meters -> TimeGauge.builder(
                        "hoopoe.feed.head.age", this, TimeUnit.SECONDS, FeedTailPoller::ageInSeconds)
                .description("Age of the newest event in the feed")
                .register(meters));
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(config.pollInterval().toMillis(), id -> {
            signal.wakeFinished();
            if (requests.get() == 0 && (signal.waiting() > 0 || isOverdue())) {
                poll();
            }
        });
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    void pollAppended(@Observes FeedAppended event) {
        poll();
    }

    /** Polls soon: one poll at a time, and another after the one that is running. */
    void poll() {
        if (requests.getAndIncrement() == 0) {
            vertx.executeBlocking(this::pollWhileRequested, false);
        }
    }

    private Void pollWhileRequested() {
        int before;
        do {
            before = requests.get();
            pollNow();
        } while (!requests.compareAndSet(before, 0));
        return null;
    }

    private void pollNow() {
        polledAt = clock.instant();
        try (var connection = database.getConnection()) {
            findNewest(connection);
            if (position > signal.notifiedThrough()) {
                notifyReaders(connection, position);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Feed not polled; retrying", e);
        }
    }

    private void findNewest(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery(NEWEST)) {
            if (rows.next()) {
                position = rows.getLong(1);
                appendedAt = rows.getObject(2, OffsetDateTime.class).toInstant();
            }
        }
    }

    private void notifyReaders(Connection connection, long through) throws SQLException {
        if (signal.waiting() == 0) {
            signal.notifyOfMany(through);
            return;
        }
        var notifications = new ArrayList<FeedNotification>();
        try (var select = connection.prepareStatement(SINCE)) {
            select.setLong(1, signal.notifiedThrough());
            select.setLong(2, through);
            select.setInt(3, MAX_NOTIFICATIONS + 1);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    notifications.add(new FeedNotification(
                            rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
        }
        if (notifications.size() > MAX_NOTIFICATIONS) {
            signal.notifyOfMany(through);
        } else {
            signal.notifyReaders(notifications, through);
        }
    }

    private boolean isOverdue() {
        return polledAt.isBefore(clock.instant().minus(MAX_INTERVAL));
    }

    private double ageInSeconds() {
        return appendedAt == null
                ? Double.NaN
                : Duration.between(appendedAt, clock.instant()).toMillis() / 1_000.0;
    }
}
