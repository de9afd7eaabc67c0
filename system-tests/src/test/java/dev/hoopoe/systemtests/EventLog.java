package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic read from its beginning to its present end, as an outside subscriber would. */
final class EventLog {

    /** The source of what a test put onto a topic by itself. */
    static final String TEST_SOURCE = "/hoopoe/test";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventLog() {}

    /** One published event, with its record's headers; {@code key} is the aggregate. */
    record Event(String topic, String key, Map<String, String> headers, JsonNode body) {

        String id() {
            return headers.get("ce_id");
        }

        String type() {
            return headers.get("ce_type");
        }

        long sequence() {
            return Long.parseLong(headers.get("ce_sequence"));
        }
    }

    /** The topics of events that the broker has, without those of dead letters. */
    static Set<String> topics(Suite suite) {
        try (var admin = Admin.create(suite.kafkaConnection().properties())) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.matches("[a-z]+\\.events\\.v1"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Event> read(Suite suite, String topic) {
        var settings = suite.kafkaConnection().properties();
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
        var headers = new HashMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        try {
            return new Event(message.topic(), message.key(), headers, MAPPER.readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
