package dev.hoopoe.common.replica;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Not ready before each consumer has joined its group and empty replicas have been filled. A group with more members than
 * partitions gives some of them none; those are ready, too. While Kafka is away the service gets ready without. Once ready it
 * stays so: what a later rebalance takes away another replica has.
 */
@Readiness
@ApplicationScoped
class ConsumerReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ConsumerReadiness.class);

    /** How long a consumer without partitions waits for others to give some up. */
    private static final int SETTLED_AFTER_SECONDS = 3;

    private static final Duration WAIT_FOR_KAFKA = Duration.ofSeconds(5);

    /** Even with Kafka there must be an end, for example while a topic is missing. */
    private static final Duration WAIT_FOR_PARTITIONS = Duration.ofSeconds(30);

    private static final Duration POSITIONS_TIMEOUT = Duration.ofSeconds(1);

    private final KafkaClientService kafka;
    private final Function<String, Optional<ReplicaRebuild>> rebuilds;
    private final LongSupplier nanoTime;
    private volatile long startedAt;
    private volatile boolean ready;

    @Inject
    ConsumerReadiness(KafkaClientService kafka, ReplicaRebuilds rebuilds) {
        this(kafka, rebuilds::of, System::nanoTime);
    }

    ConsumerReadiness(
            KafkaClientService kafka, Function<String, Optional<ReplicaRebuild>> rebuilds, LongSupplier nanoTime) {
        this.kafka = kafka;
        this.rebuilds = rebuilds;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    void start(@Observes StartupEvent event) {
        startedAt = nanoTime.getAsLong();
    }

    @Override
    public HealthCheckResponse call() {
        ready = ready || (haveJoined() && kafka.getConsumerChannels().stream().noneMatch(this::isReading));
        return HealthCheckResponse.named("consumers").status(ready).build();
    }

    private boolean haveJoined() {
        if (kafka.getConsumerChannels().stream().allMatch(this::hasJoined)) {
            return true;
        }
        var limit = isConnected() ? WAIT_FOR_PARTITIONS : WAIT_FOR_KAFKA;
        if (nanoTime.getAsLong() - startedAt < limit.toNanos()) {
            return false;
        }
        LOG.warnf("Partitions not assigned within %s; ready without", limit);
        return true;
    }

    private boolean hasJoined(String channel) {
        var client = kafka.getConsumer(channel).unwrap();
        return ConsumerMetrics.of(client, "rebalance-total") >= 1
                && (ConsumerMetrics.of(client, "assigned-partitions") > 0
                        || ConsumerMetrics.of(client, "last-rebalance-seconds-ago") >= SETTLED_AFTER_SECONDS);
    }

    private boolean isConnected() {
        return kafka.getConsumerChannels().stream()
                .map(channel -> kafka.getConsumer(channel).unwrap())
                .anyMatch(client -> ConsumerMetrics.of(client, "connection-count") > 0);
    }

    private boolean isReading(String channel) {
        return rebuilds.apply(channel)
                .filter(ReplicaRebuild::mayBeReading)
                .filter(rebuild -> rebuild.isReading(
                        kafka.getConsumer(channel).getPositions().await().atMost(POSITIONS_TIMEOUT)))
                .isPresent();
    }

    /** Metrics of a consumer, which any thread may read, unlike its other state. */
    private static final class ConsumerMetrics {

        private ConsumerMetrics() {}

        /** The greatest of those with this name; -1 without any. */
        static double of(Consumer<?, ?> client, String name) {
            return client.metrics().entrySet().stream()
                    .filter(metric -> metric.getKey().name().equals(name))
                    .map(metric -> metric.getValue().metricValue())
                    .filter(Number.class::isInstance)
                    .mapToDouble(value -> ((Number) value).doubleValue())
                    .max()
                    .orElse(-1);
        }
    }
}
