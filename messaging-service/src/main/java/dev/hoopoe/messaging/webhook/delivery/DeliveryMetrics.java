package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many deliveries wait and for how long, and what comes of attempts. */
@ApplicationScoped
class DeliveryMetrics {

    private static final String QUEUE = """
            SELECT (SELECT coalesce(sum(pending), 0) FROM webhook),
                (SELECT coalesce(extract(epoch FROM ?::timestamptz - min(first)), 0) FROM (
                    SELECT (SELECT min(due_at) FROM webhook_delivery d WHERE d.webhook_id = w.id) AS first
                    FROM webhook w WHERE state = 'active') due WHERE first < ?)
            """;

    private final CrossAccountConnections database;
    private final Clock clock;
    private final Map<AttemptResult, Timer> attempts;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong age = new AtomicLong();

    DeliveryMetrics(CrossAccountConnections database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.attempts = Stream.of(AttemptResult.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        result -> Timer.builder("hoopoe.webhook.attempts")
                                .tag("result", result.wireName())
                                .description("Attempts of this replica to deliver, by what came of them")
                                .register(meters)));
        Gauge.builder("hoopoe.webhook.in.flight", inFlight, AtomicInteger::get)
                .description("Attempts that run just now in this replica")
                .register(meters);
        Gauge.builder("hoopoe.webhook.pending", pending, AtomicLong::get)
                .description("Deliveries that wait, of all endpoints and replicas")
                .register(meters);
        Gauge.builder("hoopoe.webhook.due.age", age, AtomicLong::get)
                .baseUnit("seconds")
                .description("How long the oldest delivery has been due whose endpoint is active; 0 when none is")
                .register(meters);
    }

    void attempted(AttemptResult result, Duration took) {
        attempts.get(result).record(took);
    }

    void inFlight(int change) {
        inFlight.addAndGet(change);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws SQLException {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(QUEUE)) {
            select.setObject(1, now);
            select.setObject(2, now);
            try (var rows = select.executeQuery()) {
                rows.next();
                pending.set(rows.getLong(1));
                age.set(rows.getLong(2));
            }
        }
    }
}
