package dev.hoopoe.common.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as read from its topic.
 *
 * @param type the full type, such as {@code dev.hoopoe.ticket.status_changed.v1}
 * @param traceparent null outside of a trace
 */
public record ReceivedEvent(
        UUID id,
        String type,
        String subject,
        String accountId,
        long sequence,
        Instant time,
        String traceparent,
        JsonNode body,
        ObjectMapper mapper) {

    /** The same event in another trace; null for none. */
    ReceivedEvent inTrace(String newTraceparent) {
        return new ReceivedEvent(id, type, subject, accountId, sequence, time, newTraceparent, body, mapper);
    }

    /** True when this is the named event, whatever its major version: {@code is("ticket", "status_changed")}. */
    public boolean is(String aggregate, String name) {
        return type.startsWith(CloudEvents.TYPE_PREFIX + aggregate + "." + name + ".v");
    }

    /** True for the aggregate's last event. */
    public boolean isDeletion() {
        return type.contains(".deleted.v");
    }

    /** The aggregate of the same kind that was merged into this one; empty unless this is the event of a merge. */
    public Optional<MergedAggregate> merged() {
        return type.contains(".merged.v") ? Optional.of(MergedAggregate.of(this)) : Optional.empty();
    }

    public JsonNode snapshot() {
        return body.path("snapshot");
    }

    /** The snapshot as the consumer's view of it; fields that the view does not have are ignored. */
    public <T> T snapshotAs(Class<T> view) {
        try {
            return mapper.treeToValue(snapshot(), view);
        } catch (JsonProcessingException e) {
            throw new PoisonEventException("Event " + id + " does not fit " + view.getSimpleName(), e);
        }
    }

    static ReceivedEvent read(ConsumerRecord<String, byte[]> message, ObjectMapper mapper) {
        try {
            return new ReceivedEvent(
                    UUID.fromString(header(message, EventHeaders.ID)),
                    header(message, EventHeaders.TYPE),
                    header(message, EventHeaders.SUBJECT),
                    header(message, EventHeaders.ACCOUNT),
                    Long.parseLong(header(message, EventHeaders.SEQUENCE)),
                    Instant.parse(header(message, EventHeaders.TIME)),
                    optionalHeader(message, EventHeaders.TRACE),
                    mapper.readTree(message.value()),
                    mapper);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new PoisonEventException(
                    "Unreadable event at %s-%d@%d".formatted(message.topic(), message.partition(), message.offset()),
                    e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        var value = optionalHeader(message, name);
        if (value == null) {
            throw new IllegalArgumentException("Header " + name + " is missing");
        }
        return value;
    }

    private static String optionalHeader(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
