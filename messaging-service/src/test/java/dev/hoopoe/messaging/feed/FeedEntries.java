package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.ReceivedEvent;
import java.time.Instant;
import java.util.UUID;

/** Events as the feed takes them in, of an account. */
record FeedEntries(String account, ObjectMapper mapper) {

    /** An event that is of no ticket. */
    FeedEntry ofClient(String subject, long sequence, String data) {
        return entry("client.updated", subject, sequence, data, null);
    }

    FeedEntry ofTicket(String name, long ticketId, long sequence) {
        return entry("ticket." + name, Long.toString(ticketId), sequence, "{}", ticketId);
    }

    FeedEntry ofMessage(String name, long ticketId) {
        return entry("message." + name, Long.toString(ticketId), 0, "{}", ticketId);
    }

    private FeedEntry entry(String type, String subject, long sequence, String data, Long ticketId) {
        var event = new ReceivedEvent(
                UUID.randomUUID(),
                "dev.hoopoe." + type + ".v1",
                subject,
                account,
                sequence,
                Instant.EPOCH,
                null,
                mapper.createObjectNode(),
                mapper);
        return new FeedEntry(event, "/hoopoe/test", data, ticketId, null, null);
    }
}
