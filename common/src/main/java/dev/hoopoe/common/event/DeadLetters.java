package dev.hoopoe.common.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Sends records that cannot be handled to a topic of their own, as they are, with headers that say why; {@code ./hoopoe dlq}
 * lists and replays them. Such records are rare, so that each has a producer of its own.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String CHANNELS = "mp.messaging.incoming.";
    private static final String DEAD_LETTERS = ".dead-letter-queue.topic";

    private final Map<String, Object> kafkaSettings;
    private final DeadLetterMetrics metrics;

    /** By topic, that of its dead letters. */
    private final Map<String, String> topics = new HashMap<>();

    DeadLetters(
            @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
            DeadLetterMetrics metrics,
            Config config) {
        this.kafkaSettings = kafkaSettings;
        this.metrics = metrics;
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(CHANNELS) && name.endsWith(DEAD_LETTERS)) {
                var channel = name.substring(0, name.length() - DEAD_LETTERS.length());
                topics.put(config.getValue(channel + ".topic", String.class), config.getValue(name, String.class));
            }
        }
    }

    /** The topic that the channel of this topic names in {@code dead-letter-queue.topic}. */
    String topicOf(String topic) {
        return Optional.ofNullable(topics.get(topic))
                .orElseThrow(() -> new IllegalStateException("No channel names a topic for dead letters of " + topic));
    }

    /**
     * Returns once the broker has acknowledged it.
     *
     * @throws KafkaException if it does not in time
     */
    void send(ConsumerRecord<String, byte[]> message, String topic, Throwable reason) {
        var letter = new ProducerRecord<>(
                topic,
                null,
                message.key(),
                message.value(),
                new RecordHeaders(message.headers().toArray()));
        letter.headers()
                .add("dead-letter-reason", bytes(reason.getMessage()))
                .add("dead-letter-exception-class-name", bytes(reason.getClass().getName()))
                .add("dead-letter-topic", bytes(message.topic()))
                .add("dead-letter-partition", bytes(message.partition()))
                .add("dead-letter-offset", bytes(message.offset()));
        try (var producer = new KafkaProducer<String, byte[]>(ProducerSettings.of(kafkaSettings, "dead-letters"))) {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw new KafkaException("The dead letter was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        // Its message may have a row's values, such as an address: it stands in the header alone.
        LOG.warnf(
                "Event at %s-%d@%d sent to dead letters: %s",
                message.topic(),
                message.partition(),
                message.offset(),
                reason.getClass().getName());
        metrics.count(message.topic());
    }

    private static byte[] bytes(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }
}
