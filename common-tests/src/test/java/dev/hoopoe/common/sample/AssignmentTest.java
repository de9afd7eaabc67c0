package dev.hoopoe.common.sample;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** A consumer of a service when another replica joins its group and leaves it. */
@QuarkusTest
class AssignmentTest {

    private static final String CHANNEL = "sample-events";
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    KafkaClientService kafka;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings;

    @Test
    void replicaThatJoinsStopsOnlyThePartitionsThatItTakes() {
        await().atMost(PATIENCE).until(() -> assignments().size() == PARTITIONS);
        SampleReplica.Rebuild.REVOKED.clear();

        Set<TopicPartition> taken;
        try (var other = otherReplica()) {
            other.subscribe(List.of(EventFixture.TOPIC));
            await().atMost(PATIENCE).until(() -> {
                other.poll(Duration.ofMillis(100));
                return !other.assignment().isEmpty();
            });
            taken = Set.copyOf(other.assignment());
        }

        assertEquals(taken, new HashSet<>(SampleReplica.Rebuild.REVOKED));
        assertFalse(taken.size() == PARTITIONS);
        await().atMost(PATIENCE).until(() -> assignments().size() == PARTITIONS);
    }

    private Set<TopicPartition> assignments() {
        return kafka.getConsumer(CHANNEL).getAssignments().await().atMost(PATIENCE);
    }

    /** It handles no record and commits no offset. */
    private KafkaConsumer<byte[], byte[]> otherReplica() {
        var settings = new HashMap<>(kafkaSettings);
        settings.put("group.id", "sample-service.sample-events");
        settings.put("enable.auto.commit", false);
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
