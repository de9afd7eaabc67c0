package dev.hoopoe.common.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.event.ReceivedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A local copy of a neighbour's aggregates, as views of type {@code V}: changed by events when they are newer, asked
 * for one by one where it misses.
 */
public class Replica<V> {

    private final ReplicaStore store;
    private final String table;
    private final Class<V> view;
    private final Function<String, Optional<OwnedSnapshot>> owner;
    private final UnaryOperator<JsonNode> stored;

    /**
     * @param table the replica's table, named {@code <noun>_replica}
     * @param owner asks the owning service for one aggregate by id; empty when there is none. For an owner further down
     *     the line, which may not be asked, a function that always answers empty
     */
    public Replica(ReplicaStore store, String table, Class<V> view, Function<String, Optional<OwnedSnapshot>> owner) {
        this(store, table, view, owner, UnaryOperator.identity());
    }

    /** As the other, with what is to be stored for a snapshot; what it adds is for queries of the table alone. */
    public Replica(
            ReplicaStore store,
            String table,
            Class<V> view,
            Function<String, Optional<OwnedSnapshot>> owner,
            UnaryOperator<JsonNode> stored) {
        this.stored = stored;
        this.store = store;
        this.table = table;
        this.view = view;
        this.owner = owner;
    }

    /** Takes an event of the aggregate, unless the row is as new; true when it was taken. */
    public boolean apply(ReceivedEvent event) {
        var body = event.isDeletion() ? event.snapshot() : stored.apply(event.snapshot());
        return store.put(table, event.subject(), event.sequence(), body, event.isDeletion());
    }

    /** Takes a snapshot that the owner pushed or answered. */
    public void put(String id, OwnedSnapshot owned) {
        store.put(table, id, owned.sequence(), stored.apply(owned.snapshot()), false);
    }

    /** Takes the owner's word that there is no such aggregate any more; stands until an event of a later version. */
    public void remove(String id, long version) {
        store.put(table, id, version, null, true);
    }

    /** The aggregate of the caller's account; a deleted one is empty, an unknown one is asked for at its owner once. */
    public Optional<V> find(String id) {
        var row = store.find(table, id);
        if (row.isPresent()) {
            return Optional.ofNullable(row.get().body()).map(body -> store.as(body, view));
        }
        var owned = owner.apply(id);
        owned.ifPresent(snapshot -> put(id, snapshot));
        return owned.map(snapshot -> store.as(snapshot.snapshot(), view));
    }

    /** As {@link #find}, but its owner is not asked: what is unknown here is empty. */
    public Optional<V> findKnown(String id) {
        return store.find(table, id).map(ReplicaStore.Row::body).map(body -> store.as(body, view));
    }

    /** Those of the aggregates that are known here, by id; read at once. */
    public Map<String, V> findAllKnown(Collection<String> ids) {
        var found = new HashMap<String, V>();
        store.findAll(table, ids).forEach((id, row) -> {
            if (row.body() != null) {
                found.put(id, store.as(row.body(), view));
            }
        });
        return found;
    }

    /**
     * Those of the aggregates that there are, by id, in no order: what is known is read at once, what is unknown is asked for
     * at its owner one by one.
     */
    public Map<String, V> findAll(Collection<String> ids) {
        var found = new HashMap<String, V>();
        var rows = store.findAll(table, ids);
        for (var id : ids) {
            var row = rows.get(id);
            if (row == null) {
                find(id).ifPresent(asked -> found.put(id, asked));
            } else if (row.body() != null) {
                found.put(id, store.as(row.body(), view));
            }
        }
        return found;
    }

    /**
     * One that is known in the caller's account and has this text in a field of its snapshot, whose index the table is to
     * have: {@code (account_id, (body ->> '<field>'))}.
     */
    public Optional<V> findBy(String field, String text) {
        return store.findBy(table, field, text).map(body -> store.as(body, view));
    }

    /** How many are known in the caller's account. */
    public long count() {
        return store.count(table);
    }

    /** All that is known in the caller's account; what the owner made a moment ago may be missing. */
    public List<V> all() {
        return store.all(table).stream().map(body -> store.as(body, view)).toList();
    }

    /** True when nothing is known yet, of any account: the topic was not read, or nothing was ever told. */
    public boolean isEmpty() {
        return store.isEmpty(table);
    }
}
