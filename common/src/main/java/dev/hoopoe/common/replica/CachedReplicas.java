package dev.hoopoe.common.replica;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Creates cached replicas. */
@ApplicationScoped
public class CachedReplicas {

    private final ReplicaStore store;
    private final TransactionSynchronizationRegistry transactions;
    private final ReplicaCacheConfig config;
    private final Clock clock;

    CachedReplicas(
            ReplicaStore store,
            TransactionSynchronizationRegistry transactions,
            ReplicaCacheConfig config,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** Parameters as of {@link Replica}'s constructor. */
    public <V> CachedReplica<V> of(String table, Class<V> view, Function<String, Optional<VersionedSnapshot>> owner) {
        return new CachedReplica<>(store, table, view, owner, new RecentReads(config, clock), transactions);
    }
}
