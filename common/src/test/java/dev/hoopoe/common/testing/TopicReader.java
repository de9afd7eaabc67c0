package dev.hoopoe.common.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads what is really on a topic of the test's broker. */
public final class TopicReader {

    private final String topic;

    private TopicReader(String topic) {
        this.topic = topic;
    }

    public static TopicReader of(String topic) {
        return new TopicReader(topic);
    }

    /**
     * The records that match, from the topic's beginning, partition by partition in order; returns when there are
     * {@code count} of them, or after {@code patience} with what there is.
     */
    public List<ConsumerRecord<String, byte[]>> read(
            int count, Duration patience, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        var deadline = System.nanoTime() + patience.toNanos();
        try (var consumer = atTheBeginning()) {
            while (found.size() < count && System.nanoTime() < deadline) {
                poll(consumer, wanted, found);
            }
        }
        return found;
    }

    /** Like the other, for one key. */
    public List<ConsumerRecord<String, byte[]>> read(int count, Duration patience, String key) {
        return read(count, patience, message -> key.equals(message.key()));
    }

    /** The records under a key that are on the topic by now, in their order. */
    public List<ConsumerRecord<String, byte[]>> now(String key) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = atTheBeginning()) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                poll(consumer, message -> key.equals(message.key()), found);
            }
        }
        return found;
    }

    private KafkaConsumer<String, byte[]> atTheBeginning() {
        var consumer = new KafkaConsumer<String, byte[]>(settings());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    private static void poll(
            KafkaConsumer<String, byte[]> consumer,
            Predicate<ConsumerRecord<String, byte[]>> wanted,
            List<ConsumerRecord<String, byte[]>> found) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
            if (wanted.test(message)) {
                KeptContract.check(message);
                found.add(message);
            }
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
    }
}
