package dev.hoopoe.common.outbox;

import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.event.EventSpans;
import dev.hoopoe.common.event.ProducerSettings;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Sends events to their topics, in order and without gaps: an idempotent producer that retries without end while
 * the broker is down, so that a later event of the same aggregate cannot overtake an earlier one.
 */
final class EventPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

    /**
     * After this long without an acknowledgement the producer is replaced: one that lost its sequence number while the
     * broker was down is refused for ever (OUT_OF_ORDER_SEQUENCE_NUMBER).
     */
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(20);

    private final Producer<String, byte[]> producer;
    private final byte[] source;
    private final EventSpans spans;
    private final Duration stallTimeout;
    private KafkaClientMetrics shown;

    EventPublisher(Map<String, Object> kafkaSettings, String source, EventSpans spans) {
        this(new KafkaProducer<>(over(kafkaSettings)), source, spans, STALL_TIMEOUT);
    }

    EventPublisher(Producer<String, byte[]> producer, String source, EventSpans spans, Duration stallTimeout) {
        this.producer = producer;
        this.source = bytes(source);
        this.spans = spans;
        this.stallTimeout = stallTimeout;
    }

    /** Shows what the producer says of itself, until it is closed. */
    void showIn(OutboxMetrics metrics) {
        shown = metrics.show(producer);
    }

    private static Map<String, Object> over(Map<String, Object> kafkaSettings) {
        var settings = ProducerSettings.of(kafkaSettings, "outbox-relay");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With more, a broker that has just become leader again could refuse one batch and accept the next (decision
        // 0011).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return settings;
    }

    /**
     * Sends a batch and waits for its acknowledgements; returns how many events, from the first on, are published.
     *
     * @param stillLeading polled while waiting; once false, the wait ends with an exception
     * @throws KafkaException also when nothing is acknowledged for too long; what was not acknowledged is sent
     *     again by the next producer, and consumers recognise an event by its id
     */
    int publish(List<OutboxRow> batch, BooleanSupplier stillLeading) {
        var pending = new ArrayList<Future<RecordMetadata>>(batch.size());
        for (var row : batch) {
            var sent = send(row);
            // A send that fails at once was not enqueued: nothing after it may be sent, or it would overtake.
            if (hasFailedAtOnce(sent)) {
                break;
            }
            pending.add(sent);
        }
        for (var future : pending) {
            await(future, stillLeading);
        }
        return pending.size();
    }

    /** Sends an event, and its tombstone after it, or a tombstone alone; the last one's acknowledgement stands for both. */
    private Future<RecordMetadata> send(OutboxRow row) {
        if (row.payload() == null) {
            return producer.send(tombstoneOf(row));
        }
        var span = spans.startPublishing(topicOf(row), row.id().toString(), row.traceparent());
        var sent = producer.send(
                recordOf(row, EventSpans.traceOf(span, row.traceparent())),
                (metadata, failure) -> EventSpans.end(span, failure));
        if (!row.tombstone() || hasFailedAtOnce(sent)) {
            return sent;
        }
        return producer.send(tombstoneOf(row));
    }

    private static boolean hasFailedAtOnce(Future<RecordMetadata> sent) {
        if (!sent.isDone()) {
            return false;
        }
        try {
            sent.get();
            return false;
        } catch (ExecutionException e) {
            LOG.warnf(
                    "Events not published; Kafka is not available, retrying: %s",
                    e.getCause().getMessage());
            return true;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void await(Future<RecordMetadata> future, BooleanSupplier stillLeading) {
        var startedAt = System.nanoTime();
        while (true) {
            try {
                future.get(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (!stillLeading.getAsBoolean()) {
                    throw new KafkaException(
                            "Database connection lost, and with it the lock that allows publishing", e);
                }
                if (System.nanoTime() - startedAt > stallTimeout.toNanos()) {
                    throw new KafkaException("Nothing was acknowledged for " + stallTimeout, e);
                }
            } catch (ExecutionException e) {
                throw new KafkaException("An event was refused by the broker", e.getCause());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private ProducerRecord<String, byte[]> recordOf(OutboxRow row, String traceParent) {
        var message = new ProducerRecord<>(topicOf(row), row.aggregateId(), bytes(row.payload()));
        message.headers()
                .add(EventHeaders.SPEC_VERSION, bytes(CloudEvents.SPEC_VERSION))
                .add(EventHeaders.ID, bytes(row.id().toString()))
                .add(EventHeaders.SOURCE, source)
                .add(EventHeaders.TYPE, bytes(row.type()))
                .add(EventHeaders.SUBJECT, bytes(row.aggregateId()))
                .add(EventHeaders.TIME, bytes(row.occurredAt().toString()))
                .add(EventHeaders.ACCOUNT, bytes(row.accountId()))
                .add(EventHeaders.SEQUENCE, bytes(Long.toString(row.sequence())))
                .add(EventHeaders.CONTENT_TYPE, bytes(CloudEvents.CONTENT_TYPE));
        if (row.republished()) {
            message.headers().add(EventHeaders.REPUBLISHED, bytes("true"));
        }
        if (traceParent != null) {
            message.headers()
                    .add(EventHeaders.TRACE, bytes(traceParent))
                    .add(EventHeaders.W3C_TRACE, bytes(traceParent));
        }
        return message;
    }

    private static ProducerRecord<String, byte[]> tombstoneOf(OutboxRow row) {
        return new ProducerRecord<>(topicOf(row), row.aggregateId(), null);
    }

    private static String topicOf(OutboxRow row) {
        return row.aggregate() + ".events.v1";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
        }
        producer.close(Duration.ZERO);
    }
}
