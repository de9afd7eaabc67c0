package dev.hoopoe.common.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.events.EventContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Holds every event that the service under test publishes, and a test happens to read, to the contract; topics that are
 * not in it are a matter of the system tests.
 */
public final class KeptContract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final EventContract CONTRACT = EventContract.read();

    private KeptContract() {}

    /** Fails when the record is an event of this service that differs from what its type promises. */
    public static void check(ConsumerRecord<String, byte[]> message) {
        var headers = headersOf(message);
        if (message.value() == null
                || !isOurs(headers.get(EventHeaders.SOURCE))
                || !CONTRACT.topics().contains(message.topic())) {
            return;
        }
        try {
            var value = MAPPER.readTree(message.value());
            assertEquals(
                    List.of(),
                    CONTRACT.differences(message.topic(), message.key(), headers, value),
                    () -> "docs/events promises something else than " + value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(String source) {
        var name = ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
        return ("/hoopoe/" + name).equals(source);
    }

    /** A record's headers as texts. */
    public static Map<String, String> headersOf(ConsumerRecord<String, byte[]> message) {
        var headers = new HashMap<String, String>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
