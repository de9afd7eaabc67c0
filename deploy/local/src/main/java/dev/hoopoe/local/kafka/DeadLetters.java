package dev.hoopoe.local.kafka;

import dev.hoopoe.local.process.StartRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Events that a service could not handle, on the dead-letter topic of their topic and that service. */
public final class DeadLetters {

    private static final String MARK = ".dlq.";
    private static final String ADDED_HEADERS = "dead-letter-";
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> brokers;

    public DeadLetters(KafkaConnection connection) {
        this.brokers = connection.properties();
    }

    /** A dead letter; {@code reason} is the service's error. */
    public record DeadLetter(ConsumerRecord<byte[], byte[]> message) {

        public Instant time() {
            return Instant.ofEpochMilli(message.timestamp());
        }

        /** The topic it came from, such as {@code ticket.events.v1}. */
        public String topic() {
            return message.topic().substring(0, message.topic().indexOf(MARK));
        }

        /** The consumer: a service such as {@code messaging}, or its feed. */
        public String service() {
            return message.topic().substring(message.topic().indexOf(MARK) + MARK.length());
        }

        public String type() {
            return RecordHeaders.text(message, "ce_type").orElse("-");
        }

        public String subject() {
            return RecordHeaders.text(message, "ce_subject").orElse("-");
        }

        public String reason() {
            return RecordHeaders.text(message, "dead-letter-reason")
                    .or(() -> RecordHeaders.text(message, "dead-letter-exception-class-name"))
                    .orElse("-");
        }

        private TopicPartition partition() {
            return new TopicPartition(message.topic(), message.partition());
        }

        private ProducerRecord<byte[], byte[]> asItWas() {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic(), message.key(), message.value());
            for (Header header : message.headers()) {
                if (!header.key().startsWith(ADDED_HEADERS)) {
                    record.headers().add(header);
                }
            }
            return record;
        }
    }

    /** All dead letters, by topic, oldest first. */
    public List<DeadLetter> list() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(brokers, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().contains(MARK))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<DeadLetter> letters = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(POLL).forEach(message -> letters.add(new DeadLetter(message)));
            }
            // By offset and not by time, which is not strictly ascending: replayed letters are deleted up to their
            // offset.
            letters.sort(Comparator.comparing((DeadLetter letter) -> letter.message.topic())
                    .thenComparing(letter -> letter.message.partition())
                    .thenComparing(letter -> letter.message.offset()));
            return letters;
        } catch (KafkaException e) {
            throw new StartRefusedException("Cannot read the dead letters: " + e.getMessage(), e);
        }
    }

    /**
     * Replays letters to their topics and deletes them here. They are appended with their original ids: consumers
     * that have handled such an event skip it, and the service that failed retries.
     */
    public void replay(List<DeadLetter> letters) {
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(brokers, new ByteArraySerializer(), new ByteArraySerializer());
                Admin admin = Admin.create(brokers)) {
            for (DeadLetter letter : letters) {
                producer.send(letter.asItWas()).get();
                admin.deleteRecords(
                                Map.of(letter.partition(), RecordsToDelete.beforeOffset(letter.message.offset() + 1)))
                        .all()
                        .get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted: what was not given back yet is still there", e);
        } catch (ExecutionException | KafkaException e) {
            throw new StartRefusedException("Cannot give dead letters back: " + e.getMessage(), e);
        }
    }
}
