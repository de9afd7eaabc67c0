package dev.hoopoe.auth.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hoopoe.common.event.EventHeaders;
import java.time.Duration;
import java.util.ArrayList;
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

/** A topic of the test's broker, written to and read from like any service would. */
public record Topic(String name) {

    private static final Duration ONE_POLL = Duration.ofMillis(200);

    /** Everything under a key that is on the topic now, oldest first. */
    public List<ConsumerRecord<String, byte[]>> recordsOf(String key) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                consumer.poll(ONE_POLL).forEach(message -> {
                    if (key.equals(message.key())) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    /** Publishes an event as the outbox relay of another service would. */
    public void publish(String account, String type, String subject, long sequence, String body) {
        var message = new ProducerRecord<>(name, subject, body.getBytes(UTF_8));
        Map.of(
                        EventHeaders.ID,
                        UUID.randomUUID().toString(),
                        EventHeaders.TYPE,
                        type,
                        EventHeaders.SUBJECT,
                        subject,
                        EventHeaders.ACCOUNT,
                        account,
                        EventHeaders.SEQUENCE,
                        Long.toString(sequence),
                        EventHeaders.TIME,
                        "2026-01-01T10:00:00Z")
                .forEach((header, value) -> message.headers().add(header, value.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
