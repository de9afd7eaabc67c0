package dev.hoopoe.auth.testing;

import dev.hoopoe.common.testing.TopicReader;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A topic of the test's broker, written to and read from like any service would. */
public record Topic(String name) {

    /** Everything under a key that is on the topic now, oldest first. */
    public List<ConsumerRecord<String, byte[]>> recordsOf(String key) {
        return TopicReader.of(name).now(key);
    }

    /** Publishes an event as the outbox relay of another service would; {@code type} is such as {@code user.created}. */
    public static void publish(String account, String type, String subject, long sequence, String body) {
        TopicWriter.publish(new Event(UUID.randomUUID(), type, subject, account, sequence, body));
    }
}
