package dev.hoopoe.common.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Exports only those meters of the Kafka client that a dashboard or an alert uses, and the duration of requests as histograms, which can
 * be added up over replicas.
 */
public final class ExportedMeters implements MeterFilter {

    private static final String KAFKA = "kafka.";

    private static final Set<String> EXPORTED_OF_KAFKA = Set.of(
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total");

    private static final Set<String> TIMED_REQUESTS = Set.of("http.server.requests", "hoopoe.gateway.requests");

    private static final double[] BUCKETS = Stream.of(10, 50, 100, 250, 500, 1_000, 2_500, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getName().startsWith(KAFKA) && !isExportedOfKafka(id)
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    /** The client reports each topic twice: by its name, and with underscores in place of the dots. */
    private static boolean isExportedOfKafka(Meter.Id id) {
        var topic = id.getTag("topic");
        return EXPORTED_OF_KAFKA.contains(id.getName()) && (topic == null || topic.indexOf('.') >= 0);
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!TIMED_REQUESTS.contains(id.getName())) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BUCKETS)
                .build()
                .merge(config);
    }
}
