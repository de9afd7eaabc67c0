package dev.hoopoe.common.replica;

import dev.hoopoe.common.replica.ReplicaStore.ReplicaException;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads a replica's topic from its beginning when the replica's table was emptied. A service names a bean of this
 * kind by {@code @Identifier} in its channel's {@code consumer-rebalance-listener.name}; {@link ReplicaWatch} calls
 * for a new assignment when that happens while the service runs.
 *
 * <p>An empty table is detected by a marker row that is missing, since read-through may have restored other rows
 * meanwhile.
 */
public abstract class ReplicaRebuild implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ReplicaRebuild.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReplicaStore store;
    private final String table;
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
     * True when the marker row is missing for the second check in a row: by then every process of the service has
     * detected it, and each reads its partitions again, although the first one restores the marker.
     */
    public boolean isDue() {
        var missedBefore = missed;
        missed = isUnmarked();
        return missed && missedBefore;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty() && (missed || isUnmarked())) {
            LOG.infof("Replica %s is empty; rebuilding from its topic", table);
            consumer.seekToBeginning(partitions);
            storeMarker(consumer, partitions);
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
