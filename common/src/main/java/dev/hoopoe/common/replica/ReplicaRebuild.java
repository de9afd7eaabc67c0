package dev.hoopoe.common.replica;

import dev.hoopoe.common.replica.ReplicaStore.ReplicaException;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads a replica's topic from its beginning when the replica's table was emptied. A service names a bean of this
 * kind by {@code @Identifier} in its channel's {@code consumer-rebalance-listener.name}; {@link ReplicaWatch} calls
 * it when that happens while the service runs.
 *
 * <p>An empty table is detected by a marker row that is missing, since read-through may have restored other rows
 * meanwhile. Each process reads the partitions that it has; assignment is cooperative, so that a rebalance names only those
 * that were added.
 */
public abstract class ReplicaRebuild implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ReplicaRebuild.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReplicaStore store;
    private final String table;

    /** By partition that is being read again, where its end was when that began. */
    private final Map<TopicPartition, Long> unread = new ConcurrentHashMap<>();

    private volatile boolean missed;

    /** For the client proxy of a subclass. */
    protected ReplicaRebuild() {
        this(null, null);
    }

    protected ReplicaRebuild(ReplicaStore store, String table) {
        this.store = store;
        this.table = table;
    }

    /**
     * True when the marker row was missing at an earlier check and this process has not rebuilt its partitions since. By the
     * second check every process of the service has detected it, and each reads its own partitions again, although the first
     * one restores the marker.
     */
    public boolean isDue() {
        var missedBefore = missed;
        missed = missedBefore || isUnmarked();
        return missedBefore;
    }

    /** Called at each rebalance, also without new partitions: another process may have restored the marker meanwhile. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> added) {
        missed = missed || isUnmarked();
        if (missed) {
            rebuild(consumer, consumer.assignment());
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        unread.keySet().removeAll(revoked);
    }

    /** Reads the partitions from their beginning; called on the consumer's thread. */
    public void rebuild(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            LOG.infof("Replica %s is empty; rebuilding from its topic", table);
            noteEnds(consumer, partitions);
            consumer.seekToBeginning(partitions);
            storeMarker(consumer, partitions);
        }
    }

    /** Whether the rebuild still has to reach the end, given the next offset of each partition. */
    public boolean isReading(Map<TopicPartition, Long> positions) {
        unread.entrySet().removeIf(end -> positions.getOrDefault(end.getKey(), Long.MAX_VALUE) >= end.getValue());
        return !unread.isEmpty();
    }

    /** Without a rebuild there is no need to ask for positions. */
    public boolean mayBeReading() {
        return !unread.isEmpty();
    }

    private void noteEnds(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            unread.putAll(consumer.endOffsets(partitions, PATIENCE));
        } catch (KafkaException e) {
            LOG.warnf(e, "Ends of replica %s's topic not read; the service may be ready before it is rebuilt", table);
        }
    }

    /** A process that takes over from one that crashed also begins at the beginning of the topic. */
    private void storeMarker(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
        partitions.forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
        try {
            consumer.commitSync(beginning, PATIENCE);
            store.mark(table);
            missed = false;
        } catch (KafkaException | ReplicaException e) {
            LOG.warnf(e, "Marker of replica %s not stored; it will be rebuilt again", table);
        }
    }

    /** A failing database must not end the channel, which then continues at its offsets. */
    private boolean isUnmarked() {
        try {
            return !store.isMarked(table);
        } catch (ReplicaException e) {
            LOG.warnf(e, "Replica check of %s failed; retrying", table);
            return false;
        }
    }
}
