package dev.hoopoe.common.replica;

import dev.hoopoe.common.cache.RowCaches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Creates cached replicas. */
@ApplicationScoped
public class CachedReplicas {

    private final ReplicaStore store;
    private final RowCaches caches;

    CachedReplicas(ReplicaStore store, RowCaches caches) {
        this.store = store;
        this.caches = caches;
    }

    /** Parameters as of {@link Replica}'s constructor. */
    public <V> CachedReplica<V> of(String table, Class<V> view, Function<String, Optional<VersionedSnapshot>> owner) {
        return new CachedReplica<>(store, table, view, owner, caches.create());
    }
}
