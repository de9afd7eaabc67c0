package dev.hoopoe.common.replica;

import dev.hoopoe.common.cache.RowCache;
import dev.hoopoe.common.event.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A replica with an in-memory cache of rows and of whole contents, with a short TTL (docs/decisions/0038). Transactions
 * always read the table.
 */
public final class CachedReplica<V> extends Replica<V> {

    /** No id is empty. */
    private static final String ALL = "";

    private final ReplicaStore store;
    private final RowCache rows;

    CachedReplica(
            ReplicaStore store,
            String table,
            Class<V> view,
            Function<String, Optional<VersionedSnapshot>> owner,
            RowCache rows) {
        super(store, table, view, owner);
        this.store = store;
        this.rows = rows;
    }

    @Override
    public Set<String> applyAll(List<ReceivedEvent> events) {
        var applied = super.applyAll(events);
        rows.changed();
        return applied;
    }

    @Override
    public void put(String id, VersionedSnapshot owned) {
        super.put(id, owned);
        rows.changed();
    }

    @Override
    public void remove(String id, long version) {
        super.remove(id, version);
        rows.changed();
    }

    @Override
    public Optional<V> find(String id) {
        return rows.get(store.account(), id, () -> super.find(id));
    }

    /** As {@link #find}, but from the table: commits of other processes are visible. */
    public Optional<V> findInTable(String id) {
        return super.find(id);
    }

    @Override
    public List<V> all() {
        return rows.get(store.account(), ALL, () -> Optional.of(super.all())).orElseThrow();
    }
}
