package dev.hoopoe.common.replica;

import dev.hoopoe.common.event.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A replica with an in-memory cache of rows and of whole contents, with a short TTL (docs/decisions/0038). A write of
 * this process invalidates the cache on commit; transactions always read the table.
 */
public final class CachedReplica<V> extends Replica<V> {

    /** No id is empty. */
    private static final String ALL = "";

    private final ReplicaStore store;
    private final RecentReads reads;
    private final TransactionSynchronizationRegistry transactions;

    CachedReplica(
            ReplicaStore store,
            String table,
            Class<V> view,
            Function<String, Optional<VersionedSnapshot>> owner,
            RecentReads reads,
            TransactionSynchronizationRegistry transactions) {
        super(store, table, view, owner);
        this.store = store;
        this.reads = reads;
        this.transactions = transactions;
    }

    @Override
    public Set<String> applyAll(List<ReceivedEvent> events) {
        var applied = super.applyAll(events);
        invalidate();
        return applied;
    }

    @Override
    public void put(String id, VersionedSnapshot owned) {
        super.put(id, owned);
        invalidate();
    }

    @Override
    public void remove(String id, long version) {
        super.remove(id, version);
        invalidate();
    }

    @Override
    public Optional<V> find(String id) {
        return isInTransaction() ? super.find(id) : reads.get(store.account(), id, () -> super.find(id));
    }

    /** As {@link #find}, but from the table: commits of other processes are visible. */
    public Optional<V> findInTable(String id) {
        return super.find(id);
    }

    @Override
    public List<V> all() {
        return isInTransaction()
                ? super.all()
                : reads.get(store.account(), ALL, () -> Optional.of(super.all()))
                        .orElseThrow();
    }

    private static boolean isInTransaction() {
        return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** On commit and not before: until then other transactions read the old rows. */
    private void invalidate() {
        if (isInTransaction()) {
            transactions.registerInterposedSynchronization(new AfterCompletion(reads::clear));
        } else {
            reads.clear();
        }
    }

    private record AfterCompletion(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // The change is not committed yet.
        }

        @Override
        public void afterCompletion(int status) {
            action.run();
        }
    }
}
