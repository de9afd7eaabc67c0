package dev.hoopoe.common.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.event.EventHeaders;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes to the topics of the test's broker, as the other services' relays do. */
public final class TopicWriter implements AutoCloseable {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().findAndAddModules().build();

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new StringSerializer(),
            new ByteArraySerializer());

    /**
     * An event of another service.
     *
     * @param type such as {@code ticket.created}
     * @param body the record's value: JSON as text, or what becomes it
     * @param traceparent null outside of a trace
     */
    public record Event(
            UUID id, String type, String subject, String account, long sequence, Object body, String traceparent) {

        public Event(UUID id, String type, String subject, String account, long sequence, Object body) {
            this(id, type, subject, account, sequence, body, null);
        }

        public Event inTrace(String newTraceparent) {
            return new Event(id, type, subject, account, sequence, body, newTraceparent);
        }

        /** An event that nothing is to be known of but what the aggregate is now. */
        public static Event of(String type, String subject, String account, long sequence, Object snapshot) {
            var body = Map.of("snapshot", snapshot, "changes", Map.of(), "actor", Map.of("type", "system"));
            return new Event(UUID.randomUUID(), type, subject, account, sequence, body);
        }

        private String topic() {
            return type.substring(0, type.indexOf('.')) + ".events.v1";
        }

        private Map<String, String> headers() {
            var headers = new HashMap<>(Map.of(
                    EventHeaders.SPEC_VERSION,
                    CloudEvents.SPEC_VERSION,
                    EventHeaders.ID,
                    id.toString(),
                    EventHeaders.SOURCE,
                    "/hoopoe/test",
                    EventHeaders.TYPE,
                    "dev.hoopoe." + type + ".v1",
                    EventHeaders.SUBJECT,
                    subject,
                    EventHeaders.TIME,
                    "2026-01-02T03:04:05.678Z",
                    EventHeaders.ACCOUNT,
                    account,
                    EventHeaders.SEQUENCE,
                    Long.toString(sequence)));
            if (traceparent != null) {
                headers.put(EventHeaders.TRACE, traceparent);
            }
            return headers;
        }
    }

    /** Publishes events one after the other, and returns once the broker has the last. */
    public static void publish(Event... events) {
        try (var writer = new TopicWriter()) {
            for (var event : events) {
                writer.write(event);
            }
        }
    }

    /** Publishes an event under the key of its subject, and returns once the broker has it. */
    public RecordMetadata write(Event event) {
        return write(event, event.subject());
    }

    /** Publishes an event under another key than it ought to have. */
    public RecordMetadata write(Event event, String key) {
        return write(recordOf(event, key));
    }

    /** An event as it stands on its topic, for whoever has more to say of it. */
    public static ProducerRecord<String, byte[]> recordOf(Event event, String key) {
        var message = new ProducerRecord<>(event.topic(), key, json(event.body()));
        event.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    /** Events of one topic as a consumer gets them together. */
    public static ConsumerRecords<String, byte[]> batchOf(List<Event> events) {
        var records = events.stream()
                .map(event -> consumed(recordOf(event, event.subject())))
                .toList();
        var topic = events.get(0).topic();
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> message) {
        var record = new ConsumerRecord<>(message.topic(), 0, 0, message.key(), message.value());
        message.headers().forEach(record.headers()::add);
        return record;
    }

    /** Publishes whatever it is, and returns once the broker has it. */
    public RecordMetadata write(ProducerRecord<String, byte[]> message) {
        try {
            return producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object body) {
        try {
            return body instanceof String text ? text.getBytes(UTF_8) : MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
