package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.event.PoisonEventException;
import dev.hoopoe.common.event.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as the feed stores it.
 *
 * @param data the record's value as it was published
 * @param ticketId the ticket of a ticket's or a message's event; null for others
 * @param departmentId the last department of a deleted ticket; null for others
 * @param assigneeId the last assignee of a deleted ticket; null for others
 */
record FeedEntry(ReceivedEvent event, String source, String data, Long ticketId, Long departmentId, UUID assigneeId) {

    private static final String TICKET_DELETED = CloudEvents.TYPE_PREFIX + "ticket.deleted.v";

    /** Aggregates whose events have a ticket's id as their subject. */
    private static final Set<String> OF_TICKETS = Set.of("ticket", "message");

    static FeedEntry of(ConsumerRecord<String, byte[]> message, ReceivedEvent event) {
        var source = header(message, EventHeaders.SOURCE);
        if (source == null) {
            throw new PoisonEventException("Event " + event.id() + " has no source", null);
        }
        var lastKnown = event.type().startsWith(TICKET_DELETED) ? event.snapshot() : null;
        return new FeedEntry(
                event,
                source,
                new String(message.value(), StandardCharsets.UTF_8),
                ticketOf(event),
                lastKnown == null ? null : numberIn(lastKnown.path("department_id")),
                lastKnown == null ? null : uuidIn(lastKnown.path("assignee_id")));
    }

    private static Long ticketOf(ReceivedEvent event) {
        if (!OF_TICKETS.contains(CloudEvents.aggregateOf(event.type()))) {
            return null;
        }
        try {
            return Long.valueOf(event.subject());
        } catch (NumberFormatException e) {
            throw new PoisonEventException("Event " + event.id() + " is of no ticket", e);
        }
    }

    private static Long numberIn(JsonNode value) {
        return value.canConvertToExactIntegral() ? Long.valueOf(value.longValue()) : null;
    }

    private static UUID uuidIn(JsonNode value) {
        try {
            return value.isTextual() ? UUID.fromString(value.textValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
