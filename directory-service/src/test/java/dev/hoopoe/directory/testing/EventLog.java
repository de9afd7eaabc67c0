package dev.hoopoe.directory.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads what is on a topic about one aggregate. */
public final class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EventLog() {}

    /** One record: the event's headers and its body, which is null for a tombstone. */
    public record Entry(String type, long sequence, String account, JsonNode body) {}

    /** The first {@code count} records with this key, in their order, once there are as many. */
    public static List<Entry> await(String topic, String key, int count) {
        var entries = new ArrayList<Entry>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            awaitUntil(() -> {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(message.key())) {
                        entries.add(entry(message));
                    }
                }
                return entries.size() >= count;
            });
        }
        return entries;
    }

    private static void awaitUntil(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    private static Entry entry(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return new Entry(null, -1, null, null);
        }
        try {
            return new Entry(
                    header(message, "ce_type"),
                    Long.parseLong(header(message, "ce_sequence")),
                    header(message, "ce_accountid"),
                    new ObjectMapper().readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
