package dev.hoopoe.messaging.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The event topics as the world outside of this service sees them. */
public final class Topics {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Topics() {}

    /** An event to be published; {@code id} is its CloudEvents id. */
    public record Sent(
            UUID id, String aggregate, String name, String key, String account, long sequence, JsonNode snapshot) {

        public static Sent of(
                String aggregate, String name, String key, String account, long sequence, JsonNode snapshot) {
            return new Sent(UUID.randomUUID(), aggregate, name, key, account, sequence, snapshot);
        }
    }

    /** An event as it stands on its topic. */
    public record Seen(String key, Map<String, String> headers, JsonNode body) {

        public String header(String name) {
            return headers.get(name);
        }
    }

    /** Publishes events as their owner would and waits for the broker. */
    public static void publish(Sent... events) {
        try (var producer = new KafkaProducer<String, byte[]>(
                Map.of("bootstrap.servers", bootstrapServers()), new StringSerializer(), new ByteArraySerializer())) {
            for (var event : events) {
                producer.send(recordOf(event)).get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a value that is no event onto a topic. */
    public static void publishRaw(String topic, String key, byte[] value) {
        try (var producer = new KafkaProducer<String, byte[]>(
                Map.of("bootstrap.servers", bootstrapServers()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that stands on a topic under a key by now, in order. */
    public static List<Seen> on(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var seen = new ArrayList<Seen>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(message.key())) {
                        seen.add(read(message));
                    }
                }
            }
            return seen;
        }
    }

    private static Seen read(ConsumerRecord<String, byte[]> message) {
        var headers = new HashMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Seen(message.key(), headers, bodyOf(message));
    }

    /** Dead letters need not be JSON, tombstones hold nothing. */
    private static JsonNode bodyOf(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(message.value());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static ProducerRecord<String, byte[]> recordOf(Sent event) {
        var message = new ProducerRecord<>(event.aggregate() + ".events.v1", event.key(), bodyOf(event));
        var headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                event.id().toString(),
                "ce_source",
                "/hoopoe/test",
                "ce_type",
                "dev.hoopoe." + event.aggregate() + "." + event.name() + ".v1",
                "ce_subject",
                event.key(),
                "ce_time",
                "2026-01-02T03:04:05.678Z",
                "ce_accountid",
                event.account(),
                "ce_sequence",
                Long.toString(event.sequence()));
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static byte[] bodyOf(Sent event) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("snapshot", event.snapshot());
        body.putObject("changes");
        body.putObject("actor").put("type", "system");
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
