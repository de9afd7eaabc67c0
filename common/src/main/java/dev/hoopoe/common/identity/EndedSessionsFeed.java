package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.topic.TopicFollower;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Follows {@code session.events.v1} and fills {@link EndedSessions}. Reads {@code snapshot.expires_at} of events of type
 * {@code dev.hoopoe.session.ended.v1}; the record's key is the session id.
 */
public final class EndedSessionsFeed implements AutoCloseable {

    public static final String TOPIC = "session.events.v1";
    public static final String ENDED = "dev.hoopoe.session.ended.v1";

    private static final Logger LOG = Logger.getLogger(EndedSessionsFeed.class);

    private final EndedSessions sessions;
    private final ObjectMapper mapper = new ObjectMapper();
    private final TopicFollower topic;

    /** Uses the Kafka client settings that Quarkus collects. */
    public EndedSessionsFeed(EndedSessions sessions, Map<String, Object> kafkaSettings, MeterRegistry meters) {
        this.sessions = sessions;
        this.topic = new TopicFollower(TOPIC, "ended-sessions", kafkaSettings, meters, this::apply);
    }

    public void start() {
        topic.start();
    }

    /** True once everything that was on the topic at the start has been read. */
    public boolean caughtUp() {
        return topic.caughtUp();
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        var type = message.headers().lastHeader("ce_type");
        if (message.value() == null
                || type == null
                || !ENDED.equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        try {
            var expiry =
                    mapper.readTree(message.value()).at("/snapshot/expires_at").asText();
            sessions.add(message.key(), Instant.parse(expiry));
        } catch (IOException | DateTimeException e) {
            LOG.errorf(e, "Unreadable session event at %s-%d@%d", TOPIC, message.partition(), message.offset());
        }
    }

    @Override
    public void close() {
        topic.close();
    }
}
