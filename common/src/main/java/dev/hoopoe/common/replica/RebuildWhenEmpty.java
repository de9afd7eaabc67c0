package dev.hoopoe.common.replica;

import dev.hoopoe.common.replica.ReplicaStore.ReplicaException;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads a replica's topic from its beginning when the replica's table is empty. A service names a bean of this kind by
 * {@code @Identifier} in its channel's {@code consumer-rebalance-listener.name}.
 */
public abstract class RebuildWhenEmpty implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(RebuildWhenEmpty.class);

    private final ReplicaStore store;
    private final String table;

    /** For the proxy of a normal-scoped subclass alone. */
    protected RebuildWhenEmpty() {
        this(null, null);
    }

    protected RebuildWhenEmpty(ReplicaStore store, String table) {
        this.store = store;
        this.table = table;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty() && isEmpty()) {
            LOG.infof("%s is empty and is rebuilt from its topic", table);
            consumer.seekToBeginning(partitions);
        }
    }

    /** A database that does not answer just now must not end the channel: the offsets then say where to go on. */
    private boolean isEmpty() {
        try {
            return store.isEmpty(table);
        } catch (ReplicaException e) {
            LOG.warnf(e, "%s could not be looked at", table);
            return false;
        }
    }
}
