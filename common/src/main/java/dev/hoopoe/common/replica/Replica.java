package dev.hoopoe.common.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.event.ReceivedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A local copy of a neighbour's aggregates, as views of type {@code V}: changed by events when they are newer, asked
 * for one by one where it misses. The id of an aggregate that was merged into another leads to that one.
 */
public class Replica<V> {

    /** Merges that follow each other are followed so far, so that forged events which form a circle end somewhere. */
    private static final int MOST_MERGES = 100;

    private final ReplicaStore store;
    private final String table;
    private final Class<V> view;
    private final Function<String, Optional<VersionedSnapshot>> owner;
    private final UnaryOperator<JsonNode> stored;

    /**
     * @param table the replica's table, named {@code <noun>_replica}
     * @param owner asks the owning service for one aggregate by id; empty when there is none. For an owner further down
     *     the line, which may not be asked, a function that always answers empty
     */
    public Replica(
            ReplicaStore store, String table, Class<V> view, Function<String, Optional<VersionedSnapshot>> owner) {
        this(store, table, view, owner, UnaryOperator.identity());
    }

    /** As the other, with what is to be stored for a snapshot; what it adds is for queries of the table alone. */
    public Replica(
            ReplicaStore store,
            String table,
            Class<V> view,
            Function<String, Optional<VersionedSnapshot>> owner,
            UnaryOperator<JsonNode> stored) {
        this.stored = stored;
        this.store = store;
        this.table = table;
        this.view = view;
        this.owner = owner;
    }

    /** Takes an event of the aggregate, unless the row is as new; true when it was taken. */
    public boolean apply(ReceivedEvent event) {
        event.merged().ifPresent(gone -> store.put(table, gone.id(), gone.sequence(), gone.tombstone(), true));
        var body = event.isDeletion() ? null : stored.apply(event.snapshot());
        return store.put(table, event.subject(), event.sequence(), body, event.isDeletion());
    }

    /** Takes a snapshot that the owner pushed or answered. */
    public void put(String id, VersionedSnapshot owned) {
        store.put(table, id, owned.sequence(), stored.apply(owned.snapshot()), false);
    }

    /** Takes the owner's word that there is no such aggregate any more; stands until an event of a later version. */
    public void remove(String id, long version) {
        store.put(table, id, version, null, true);
    }

    /** The aggregate of the caller's account; a deleted one is empty, an unknown one is asked for at its owner once. */
    public Optional<V> find(String id) {
        var row = read(id, store::find);
        if (row.isPresent()) {
            return view(row);
        }
        var owned = owner.apply(id);
        owned.ifPresent(snapshot -> put(idOf(snapshot, id), snapshot));
        return owned.map(snapshot -> store.as(snapshot.snapshot(), view));
    }

    /** As {@link #find}, but its owner is not asked: what is unknown here is empty. */
    public Optional<V> findKnown(String id) {
        return view(read(id, store::find));
    }

    /** As {@link #findKnown}, and until the caller's transaction ends no other one changes the row, or merges it into another. */
    public Optional<V> lockKnown(String id) {
        return view(read(id, store::lock));
    }

    /** Those of the aggregates that are known here, by id; read at once. */
    public Map<String, V> findAllKnown(Collection<String> ids) {
        var found = new HashMap<String, V>();
        store.findAll(table, ids).forEach((id, row) -> {
            if (row.successor() == null) {
                view(Optional.of(row)).ifPresent(known -> found.put(id, known));
            } else {
                findKnown(id).ifPresent(survivor -> found.put(id, survivor));
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
            var one = row == null || row.successor() != null ? find(id) : view(Optional.of(row));
            one.ifPresent(there -> found.put(id, there));
        }
        return found;
    }

    /**
     * One that is known in the caller's account and has this text in a field of its snapshot, whose index the table is to
     * have: {@code (account_id, (body ->> '<field>'))}.
     */
    public Optional<V> findBy(String field, String text) {
        var row = store.findBy(table, field, text);
        return row.isPresent() && row.get().successor() != null
                ? findKnown(row.get().successor())
                : view(row);
    }

    private Optional<ReplicaStore.Row> read(String id, BiFunction<String, String, Optional<ReplicaStore.Row>> reader) {
        var row = reader.apply(table, id);
        for (var merges = 0; merges < MOST_MERGES && successorOf(row) != null; merges++) {
            row = reader.apply(table, successorOf(row));
        }
        return row;
    }

    private static String successorOf(Optional<ReplicaStore.Row> row) {
        return row.map(ReplicaStore.Row::successor).orElse(null);
    }

    private Optional<V> view(Optional<ReplicaStore.Row> row) {
        return row.map(ReplicaStore.Row::body).map(body -> store.as(body, view));
    }

    /** The owner answers with another aggregate where the one that was asked for was merged into it. */
    private static String idOf(VersionedSnapshot owned, String asked) {
        var id = owned.snapshot().path("id");
        return id.isTextual() ? id.textValue() : asked;
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
