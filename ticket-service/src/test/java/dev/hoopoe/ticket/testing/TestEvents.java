package dev.hoopoe.ticket.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Events on the real broker: those of neighbours are published here, ours are read back. */
public final class TestEvents implements AutoCloseable {

    private static final String OURS = "ticket.events.v1";
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", broker()), new StringSerializer(), new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker()), new StringDeserializer(), new ByteArrayDeserializer());
    private final List<TicketRecord> seen = new ArrayList<>();
    private final Set<String> buried = new HashSet<>();

    public TestEvents() {
        var partitions = consumer.partitionsFor(OURS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** An event of ours as it stands on the topic. */
    public record TicketRecord(String ticket, String type, String account, long sequence, String text) {

        /** Such as {@code status_changed}. */
        public String name() {
            return type.replace("dev.hoopoe.ticket.", "").replace(".v1", "");
        }

        public JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An event of a neighbour; {@code type} is such as {@code client.updated}. */
    public record Neighbours(UUID id, String type, String subject, String account, long sequence, Object snapshot) {

        public Neighbours(String type, String subject, String account, long sequence, Object snapshot) {
            this(UUID.randomUUID(), type, subject, account, sequence, snapshot);
        }
    }

    public void publish(Neighbours event) {
        var topic = event.type().substring(0, event.type().indexOf('.')) + ".events.v1";
        var message = new ProducerRecord<>(topic, event.subject(), json(Map.of("snapshot", event.snapshot())));
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", event.id().toString());
        header(message, "ce_source", "/hoopoe/test");
        header(message, "ce_type", "dev.hoopoe." + event.type() + ".v1");
        header(message, "ce_subject", event.subject());
        header(message, "ce_time", "2026-01-01T00:00:00Z");
        header(message, "ce_accountid", event.account());
        header(message, "ce_sequence", Long.toString(event.sequence()));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** True once a ticket's tombstone is on the topic. */
    public boolean isBuried(long ticket) {
        ofTicketSoFar(ticket);
        return buried.contains(Long.toString(ticket));
    }

    /** The events of a ticket, in the topic's order, once there are that many. */
    public List<TicketRecord> ofTicket(long ticket, int count) {
        return await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> ofTicketSoFar(ticket), events -> events.size() >= count);
    }

    /** The events of a ticket that are on the topic by now. */
    public List<TicketRecord> ofTicketSoFar(long ticket) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
            if (message.value() != null) {
                seen.add(read(message));
            } else {
                buried.add(message.key());
            }
        }
        return seen.stream()
                .filter(event -> event.ticket().equals(Long.toString(ticket)))
                .toList();
    }

    private static TicketRecord read(ConsumerRecord<String, byte[]> message) {
        return new TicketRecord(
                message.key(),
                text(message, "ce_type"),
                text(message, "ce_accountid"),
                Long.parseLong(text(message, "ce_sequence")),
                new String(message.value(), StandardCharsets.UTF_8));
    }

    private static String text(ConsumerRecord<?, ?> message, String header) {
        return new String(message.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
