package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.outbox.DatabaseGauges;
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

/** How many deliveries wait and for how long, and the results of attempts. */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
class DeliveryMetrics {

    private final CrossAccountConnections database;
    private final WebhookStore webhooks;
    private final Clock clock;
    private final Map<AttemptResult, Timer> attempts;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong age = new AtomicLong();

    DeliveryMetrics(
            CrossAccountConnections database,
            WebhookStore webhooks,
            MeterRegistry meters,
            DatabaseGauges gauges,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.clock = clock;
        this.attempts = Stream.of(AttemptResult.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        result -> Timer.builder("hoopoe.webhook.attempts")
                                .tag("result", result.wireName())
                                .description("Attempts of this replica to deliver, by result")
                                .register(meters)));
        Gauge.builder("hoopoe.webhook.in.flight", inFlight, AtomicInteger::get)
                .description("Concurrent attempts in this replica")
                .register(meters);
        gauges.add(exporting -> Gauge.builder("hoopoe.webhook.pending", pending, AtomicLong::get)
                .description("Deliveries that wait, of all endpoints and replicas")
                .register(exporting));
        gauges.add(exporting -> Gauge.builder("hoopoe.webhook.due.age", age, AtomicLong::get)
                .baseUnit("seconds")
                .description("How long the oldest delivery has been due whose endpoint is active; 0 when none is")
                .register(exporting));
    }

    void attempted(AttemptResult result, Duration took) {
        attempts.get(result).record(took);
    }

    void inFlight(int change) {
        inFlight.addAndGet(change);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() throws SQLException {
        try (var connection = database.getConnection()) {
            var backlog = webhooks.backlog(connection, clock.instant().atOffset(ZoneOffset.UTC));
            pending.set(backlog.pending());
            age.set(backlog.dueSeconds());
        }
    }
}
