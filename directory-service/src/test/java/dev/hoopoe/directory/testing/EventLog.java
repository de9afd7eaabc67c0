package dev.hoopoe.directory.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.testing.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what is on a topic about one aggregate. */
public final class EventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EventLog() {}

    /** One record: the event's headers and its body, which is null for a tombstone. */
    public record Entry(String type, long sequence, String account, JsonNode body) {}

    /** The first {@code count} records with this key, in their order, once there are as many. */
    public static List<Entry> await(String topic, String key, int count) {
        var entries = TopicReader.of(topic).read(count, PATIENCE, key).stream()
                .map(EventLog::entry)
                .toList();
        assertEquals(count, entries.size());
        return entries;
    }

    private static Entry entry(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return new Entry(null, -1, null, null);
        }
        try {
            return new Entry(
                    header(message, EventHeaders.TYPE),
                    Long.parseLong(header(message, EventHeaders.SEQUENCE)),
                    header(message, EventHeaders.ACCOUNT),
                    new ObjectMapper().readTree(message.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
