package dev.hoopoe.common.replica;

import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** A service with one channel, from its start on. */
class ConsumerReadinessTest {

    private static final TopicPartition PARTITION = new TopicPartition("sample.events.v1", 0);

    private final Client client = new Client();
    private final Rebuild rebuild = new Rebuild();
    private long now;
    private long position;

    private final ConsumerReadiness readiness =
            new ConsumerReadiness(service(), channel -> Optional.of(rebuild), () -> now);

    @Test
    void isReadyOnceItHasPartitions() {
        client.set("connection-count", 1);
        assertEquals(DOWN, status());

        client.joined(2, 0);

        assertEquals(UP, status());
    }

    @Test
    void memberWithoutPartitionsIsReadyOnceTheGroupHasSettled() {
        client.set("connection-count", 1);
        client.joined(0, 0);
        assertEquals(DOWN, status());

        client.joined(0, 3);

        assertEquals(UP, status());
    }

    @Test
    void serviceWithoutKafkaGetsReadyAfterAShortWait() {
        later(Duration.ofSeconds(4));
        assertEquals(DOWN, status());

        later(Duration.ofSeconds(2));

        assertEquals(UP, status());
    }

    @Test
    void serviceWhosePartitionsNeverComeGetsReadyInTheEnd() {
        client.set("connection-count", 1);
        later(Duration.ofSeconds(29));
        assertEquals(DOWN, status());

        later(Duration.ofSeconds(2));

        assertEquals(UP, status());
    }

    @Test
    void emptyReplicaIsFilledFirst() {
        rebuild.end = 10;
        client.joined(1, 0);
        position = 9;
        assertEquals(DOWN, status());

        position = 10;

        assertEquals(UP, status());
    }

    @Test
    void readyServiceStaysReadyWhateverARebalanceTakesAway() {
        client.joined(1, 0);
        assertEquals(UP, status());

        client.joined(0, 0);
        rebuild.end = 10;

        assertEquals(UP, status());
    }

    private Status status() {
        return readiness.call().getStatus();
    }

    private void later(Duration time) {
        now += time.toNanos();
    }

    private KafkaClientService service() {
        var consumer = proxy(
                KafkaConsumer.class,
                (self, method, arguments) -> method.getName().equals("unwrap")
                        ? client
                        : Uni.createFrom().item(Map.of(PARTITION, position)));
        return proxy(
                KafkaClientService.class,
                (self, method, arguments) -> method.getName().equals("getConsumer") ? consumer : Set.of("samples"));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Rebuild extends ReplicaRebuild {

        private long end;

        @Override
        public boolean mayBeReading() {
            return end > 0;
        }

        @Override
        public boolean isReading(Map<TopicPartition, Long> positions) {
            return positions.get(PARTITION) < end;
        }
    }

    /** A client of Kafka with the metrics that a test sets. */
    private static final class Client extends MockConsumer<Object, Object> {

        private final Map<MetricName, Metric> metrics = new HashMap<>();

        Client() {
            super("earliest");
        }

        void joined(int partitions, int secondsAgo) {
            set("rebalance-total", 1);
            set("assigned-partitions", partitions);
            set("last-rebalance-seconds-ago", secondsAgo);
        }

        void set(String name, double value) {
            var metric = new MetricName(name, "test", "", Map.of());
            metrics.put(metric, proxy(Metric.class, (self, method, arguments) -> value));
        }

        @Override
        public synchronized Map<MetricName, ? extends Metric> metrics() {
            return metrics;
        }
    }
}
