package dev.hoopoe.messaging.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hoopoe.common.testing.KeptContract;
import dev.hoopoe.common.testing.TopicReader;
import dev.hoopoe.common.testing.TopicWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The event topics as other services see them. */
public final class Topics {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Topics() {}

    /** An event on its topic. */
    public record Seen(String key, Map<String, String> headers, JsonNode body) {

        public String header(String name) {
            return headers.get(name);
        }
    }

    /** Puts a value that is no event onto a topic. */
    public static void publishRaw(String topic, String key, byte[] value) {
        try (var writer = new TopicWriter()) {
            writer.write(new ProducerRecord<>(topic, key, value));
        }
    }

    /** All present records of a topic under a key, in order. */
    public static List<Seen> on(String topic, String key) {
        return TopicReader.of(topic).now(key).stream().map(Topics::read).toList();
    }

    private static Seen read(ConsumerRecord<String, byte[]> message) {
        return new Seen(message.key(), KeptContract.headersOf(message), bodyOf(message));
    }

    /** Dead letters need not be JSON, tombstones hold nothing. */
    private static JsonNode bodyOf(ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(message.value());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
