package dev.hoopoe.local.kafka;

import dev.hoopoe.local.process.StartRefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The records of the event topics that some consumer has not committed yet. */
public final class UnconsumedRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection connection;
    private final KafkaConsumer<String, byte[]> reader;
    private final Set<TopicPartition> partitions;

    public UnconsumedRecords(KafkaConnection connection) {
        this.connection = connection;
        this.reader = new KafkaConsumer<>(
                connection.with(Map.of("enable.auto.commit", "false", "auto.offset.reset", "earliest")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = Topics.eventTopics().stream()
                .flatMap(topic -> reader.partitionsFor(topic, PATIENCE).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By partition the offset of the first record that not all consumers have committed. */
    public Map<TopicPartition, Long> firstUnconsumed() {
        Map<TopicPartition, Long> first = new HashMap<>(reader.endOffsets(partitions, PATIENCE));
        Map<TopicPartition, Long> beginnings = reader.beginningOffsets(partitions, PATIENCE);
        List<TopicPlan.Consumer> consumers = TopicPlan.read().topics().stream()
                .flatMap(topic -> topic.consumers().stream())
                .toList();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                committed(consumers.stream().map(UnconsumedRecords::groupOf).collect(Collectors.toSet()));
        for (TopicPlan.Consumer consumer : consumers) {
            partitions.stream()
                    .filter(partition -> partition.topic().equals(consumer.topic()))
                    .forEach(partition -> first.merge(
                            partition,
                            offset(committed.get(groupOf(consumer)).get(partition), beginnings.get(partition)),
                            Math::min));
        }
        return first;
    }

    /** By partition the offset after the last record; for a caller that makes others wait. */
    public Map<TopicPartition, Long> ends() {
        return reader.endOffsets(partitions, SHORT_PATIENCE);
    }

    /** Reads the records between the offsets, partition by partition. */
    public void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Consumer<ConsumerRecord<String, byte[]>> handler) {
        for (TopicPartition partition : partitions) {
            long end = to.get(partition);
            reader.assign(List.of(partition));
            reader.seek(partition, from.get(partition));
            while (reader.position(partition, PATIENCE) < end) {
                reader.poll(POLL).records(partition).stream()
                        .filter(message -> message.offset() < end)
                        .forEach(handler);
            }
        }
    }

    /** As the services' configuration names them. */
    private static String groupOf(TopicPlan.Consumer consumer) {
        String channel =
                consumer.name().equals("feed") ? "feed" : consumer.topic().replaceAll("\\..*", "") + "-events";
        return consumer.service() + "-service." + channel;
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Set<String> groups) {
        try (Admin admin = Admin.create(connection.properties())) {
            return admin.listConsumerGroupOffsets(groups.stream()
                            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartRefusedException("Cannot read the offsets of the consumers: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted", e);
        }
    }

    private static long offset(OffsetAndMetadata committed, long beginning) {
        return committed == null ? beginning : Math.max(committed.offset(), beginning);
    }

    @Override
    public void close() {
        reader.close();
    }
}
