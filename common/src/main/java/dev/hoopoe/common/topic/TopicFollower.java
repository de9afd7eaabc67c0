package dev.hoopoe.common.topic;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
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
 * Follows a topic from its beginning, in every replica on its own (no consumer group: each needs all of it). After a
 * failure it begins again, so that the handler must take a record any number of times.
 */
@BackgroundWork(Coordination.NONE)
public final class TopicFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    /** How long records are left to gather after some have come, so that not every record causes a fetch in every process. */
    private static final Duration GATHERED_FOR = Duration.ofMillis(100);

    /** fetch.max.wait.ms: a fetch is answered by the first record; while there is none, the next one is sent after this time. */
    private static final int AT_REST = 5_000;

    /** Of more records at once others may be waiting behind them. */
    private static final int FEW = 100;

    private final String topic;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private final MeterRegistry meters;
    private final Map<String, Object> settings;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean caughtUp;
    private volatile KafkaConsumer<String, byte[]> consumer;

    /**
     * Uses the Kafka client settings that Quarkus collects, and overrides those that matter here.
     *
     * @param name of the thread and of the Kafka client
     * @param handler called with each record, in the follower's own thread; it must not throw
     */
    public TopicFollower(
            String topic,
            String name,
            Map<String, Object> kafkaSettings,
            MeterRegistry meters,
            Consumer<ConsumerRecord<String, byte[]>> handler) {
        this.topic = topic;
        this.handler = handler;
        this.meters = meters;
        this.settings = new HashMap<>(kafkaSettings);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, AT_REST);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.thread = new Thread(this::follow, name);
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
                LOG.debugf("Stopped following %s", topic);
            } catch (KafkaException e) {
                LOG.warnf("Topic %s not read; retrying: %s", topic, e.getMessage());
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Reading topic %s failed; restarting", topic);
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            }
        }
    }

    private void followWith(KafkaConsumer<String, byte[]> open) {
        var partitions = open.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            LOG.warnf("Topic %s does not exist yet", topic);
            LockSupport.parkNanos(RETRY_AFTER.toNanos());
            return;
        }
        open.assign(partitions);
        open.seekToBeginning(partitions);
        var ends = open.endOffsets(partitions);
        while (!closed) {
            var records = open.poll(Duration.ofSeconds(1));
            records.forEach(handler);
            caughtUp = caughtUp || hasReached(open, partitions, ends);
            if (caughtUp && !records.isEmpty() && records.count() <= FEW) {
                LockSupport.parkNanos(GATHERED_FOR.toNanos());
            }
        }
    }

    private static boolean hasReached(
            KafkaConsumer<?, ?> open, Set<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream().allMatch(partition -> open.position(partition) >= ends.get(partition));
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
