package dev.hoopoe.common.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;

/** How old the oldest unpublished event is, how many were published, and what the producer says of itself. */
final class OutboxMetrics {

    private final AtomicReference<Instant> oldest = new AtomicReference<>();
    private final Counter published;
    private final MeterRegistry meters;

    OutboxMetrics(DatabaseGauges gauges, MeterRegistry meters, Clock clock) {
        gauges.add(exporting -> Gauge.builder("hoopoe.outbox.age", oldest, reference -> ageOf(reference.get(), clock))
                .baseUnit("seconds")
                .description("Age of the oldest event that is not published yet; 0 when there is none")
                .register(exporting));
        this.meters = meters;
        this.published = Counter.builder("hoopoe.outbox.published")
                .description("Events that this replica has published")
                .register(meters);
    }

    /** Sets the time of the oldest unpublished event; null for none. */
    void setOldest(Instant occurredAt) {
        oldest.set(occurredAt);
    }

    void published(int events) {
        published.increment(events);
    }

    /** Shows the producer's meters until the returned binding is closed. */
    KafkaClientMetrics show(Producer<?, ?> producer) {
        var shown = new KafkaClientMetrics(producer);
        shown.bindTo(meters);
        return shown;
    }

    private static double ageOf(Instant oldest, Clock clock) {
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
