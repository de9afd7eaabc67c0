package dev.hoopoe.local.backup;

import dev.hoopoe.local.kafka.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A published event as a row of the outbox that it came from, to be published once more under the same id.
 *
 * @param service whose outbox it was: {@code ticket}
 * @param occurredAt ISO 8601
 * @param traceparent null outside of a trace
 * @param tombstone whether a record without a value followed it
 */
public record EventRow(
        String service,
        String id,
        String aggregate,
        String aggregateId,
        String type,
        String accountId,
        long sequence,
        String occurredAt,
        String traceparent,
        String payload,
        boolean republished,
        boolean tombstone) {

    /** Empty for a record without the headers of an event. */
    static Optional<EventRow> of(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null || RecordHeaders.text(message, "ce_id").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EventRow(
                header(message, "ce_source").replaceAll(".*/([a-z]+)-service$", "$1"),
                header(message, "ce_id"),
                aggregateOf(message),
                message.key(),
                header(message, "ce_type"),
                header(message, "ce_accountid"),
                Long.parseLong(header(message, "ce_sequence")),
                header(message, "ce_time"),
                RecordHeaders.text(message, "ce_traceparent").orElse(null),
                new String(message.value(), StandardCharsets.UTF_8),
                RecordHeaders.text(message, "ce_republished").isPresent(),
                false));
    }

    EventRow withTombstone() {
        return new EventRow(
                service,
                id,
                aggregate,
                aggregateId,
                type,
                accountId,
                sequence,
                occurredAt,
                traceparent,
                payload,
                republished,
                true);
    }

    /** Whether the record is of the same aggregate. */
    boolean isOf(ConsumerRecord<String, byte[]> message) {
        return aggregateId.equals(message.key()) && aggregate.equals(aggregateOf(message));
    }

    private static String aggregateOf(ConsumerRecord<String, byte[]> message) {
        return message.topic().replaceAll("\\..*", "");
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return RecordHeaders.text(message, name).orElse("");
    }
}
