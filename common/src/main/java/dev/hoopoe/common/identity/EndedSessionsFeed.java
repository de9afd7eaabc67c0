package dev.hoopoe.common.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows {@code session.events.v1} from its beginning, in every replica on its own (no consumer group: each needs all
 * of it), and fills {@link EndedSessions}. Reads {@code snapshot.expires_at} of events of type
 * {@code dev.hoopoe.session.ended.v1}; the record's key is the session id.
 */
@BackgroundWork(Coordination.NONE)
public final class EndedSessionsFeed implements AutoCloseable {

    public static final String TOPIC = "session.events.v1";
    public static final String ENDED = "dev.hoopoe.session.ended.v1";

    private static final Logger LOG = Logger.getLogger(EndedSessionsFeed.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    /**
     * fetch.max.wait.ms: the broker collects records this long, so that not every login causes a fetch in every
     * service.
     */
    private static final int GATHERED_FOR = 100;

    /** fetch.min.bytes: a larger backlog is returned immediately, as after a start. */
    private static final int ENOUGH = 256 * 1024;

    private final EndedSessions sessions;
    private final MeterRegistry meters;
    private final Map<String, Object> settings;
    private final ObjectMapper mapper = new ObjectMapper();
    private final Thread thread = new Thread(this::follow, "ended-sessions");
    private volatile boolean closed;
    private volatile boolean caughtUp;
    private volatile KafkaConsumer<String, byte[]> consumer;

    /** Uses the Kafka client settings that Quarkus collects, and overrides those that matter here. */
    public EndedSessionsFeed(EndedSessions sessions, Map<String, Object> kafkaSettings, MeterRegistry meters) {
        this.sessions = sessions;
        this.meters = meters;
        this.settings = new HashMap<>(kafkaSettings);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHERED_FOR);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ENOUGH);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ended-sessions");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** True once everything that was on the topic at the start has been read. */
    public boolean caughtUp() {
        return caughtUp;
    }

    private void follow() {
        while (!closed) {
            try (var newConsumer = new KafkaConsumer<String, byte[]>(settings);
                    var lag = new KafkaClientMetrics(newConsumer)) {
                lag.bindTo(meters);
                consumer = newConsumer;
                followWith(newConsumer);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("Stopped following ended sessions");
            } catch (KafkaException e) {
                LOG.warnf("Ended sessions not read; retrying: %s", e.getMessage());
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            } catch (RuntimeException e) {
                LOG.error("Reading ended sessions failed; restarting", e);
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            }
        }
    }

    private void followWith(KafkaConsumer<String, byte[]> open) {
        var partitions = open.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            LOG.warnf("Topic %s does not exist yet", TOPIC);
            LockSupport.parkNanos(RETRY_AFTER.toNanos());
            return;
        }
        open.assign(partitions);
        open.seekToBeginning(partitions);
        var ends = open.endOffsets(partitions);
        while (!closed) {
            open.poll(Duration.ofSeconds(1)).forEach(this::apply);
            caughtUp = caughtUp || hasReached(open, partitions, ends);
        }
    }

    private static boolean hasReached(
            KafkaConsumer<?, ?> open, Set<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream().allMatch(partition -> open.position(partition) >= ends.get(partition));
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
        closed = true;
        LockSupport.unpark(thread);
        var open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }
}
