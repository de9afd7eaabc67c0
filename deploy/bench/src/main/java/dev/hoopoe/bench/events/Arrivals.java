package dev.hoopoe.bench.events;

import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.local.kafka.KafkaConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer of some topics that notes when it first had a record under each key, with the settings of Hoopoe's own. */
final class Arrivals implements AutoCloseable {

    private static final Patience PATIENCE = Patience.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Clock clock;
    private final Map<String, Instant> arrivals = new ConcurrentHashMap<>();
    private final Map<String, ConsumerRecord<String, byte[]>> examples = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::consume, "arrivals");
    private volatile boolean closing;

    /** Reads what is published from now on. */
    Arrivals(KafkaConnection connection, List<String> topics, Clock clock) {
        this.clock = clock;
        this.consumer = new KafkaConsumer<>(
                connection.with(Map.of("enable.auto.commit", false, "fetch.max.wait.ms", 100)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** When a record of the topic was there under that key; waits until one is. */
    Instant of(String topic, String key) {
        String name = nameOf(topic, key);
        PATIENCE.await("a record " + name, () -> arrivals.containsKey(name));
        return arrivals.get(name);
    }

    /** Some record of the topic; there has to be one. */
    ConsumerRecord<String, byte[]> example(String topic) {
        return examples.get(topic);
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
    }

    private void consume() {
        try (consumer) {
            while (!closing) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                Instant now = clock.instant();
                for (ConsumerRecord<String, byte[]> found : records) {
                    arrivals.putIfAbsent(nameOf(found.topic(), found.key()), now);
                    examples.put(found.topic(), found);
                }
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private static String nameOf(String topic, String key) {
        return topic + "/" + key;
    }
}
