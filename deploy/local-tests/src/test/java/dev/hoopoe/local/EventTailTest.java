package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventTailTest {

    @Test
    void eventIsShownWithTimeTypeSubjectAndActor() {
        String line = EventTail.line(event("{\"actor\":{\"type\":\"user\",\"email\":\"ana@example.com\"}}"));

        assertEquals(
                "2026-01-02T03:04:05.678Z dev.hoopoe.ticket.created.v1 42 user ana@example.com",
                line.replaceAll(" +", " "));
    }

    @Test
    void eventWithoutAnActorOrWithAnUnreadableBodyIsShownToo() {
        assertTrue(EventTail.line(event("{}")).endsWith("-"));
        assertTrue(EventTail.line(event("not JSON")).endsWith("(unreadable body)"));
        assertTrue(EventTail.line(event(null)).contains("(tombstone)"));
    }

    private static ConsumerRecord<String, String> event(String body) {
        ConsumerRecord<String, String> event = new ConsumerRecord<>("ticket.events.v1", 0, 0, "42", body);
        event.headers()
                .add("ce_time", "2026-01-02T03:04:05.678Z".getBytes(StandardCharsets.UTF_8))
                .add("ce_type", "dev.hoopoe.ticket.created.v1".getBytes(StandardCharsets.UTF_8))
                .add("ce_subject", "42".getBytes(StandardCharsets.UTF_8));
        return event;
    }
}
