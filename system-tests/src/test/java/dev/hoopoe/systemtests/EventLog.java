package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic read from its beginning to its present end, as an outside subscriber would. */
final class EventLog {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventLog() {}

    /** One published event; {@code key} is the aggregate. */
    record Event(String id, String type, String key, long sequence, JsonNode body) {}

    static List<Event> read(String bootstrap, String topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<Event>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.value() != null) {
                        events.add(eventOf(message));
                    }
                }
            }
            return events;
        }
    }

    private static Event eventOf(ConsumerRecord<String, byte[]> message) {
        try {
            return new Event(
                    header(message, "ce_id"),
                    header(message, "ce_type"),
                    message.key(),
                    Long.parseLong(header(message, "ce_sequence")),
                    MAPPER.readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
