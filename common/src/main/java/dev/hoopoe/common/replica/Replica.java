package dev.hoopoe.common.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A local copy of a neighbour's aggregates, as views of type {@code V}: updated by newer events, read through from
 * the owner on a miss. The id of a merged aggregate leads to the survivor.
 */
public class Replica<V> {

    /** Longest chain of merges that is followed, so that forged events in a circle do not loop forever. */
    private static final int MOST_MERGES = 100;

    private final ReplicaStore store;
    private final String table;
    private final Class<V> view;
    private final Function<String, Optional<VersionedSnapshot>> owner;
    private final UnaryOperator<JsonNode> stored;

    /**
     * @param table the replica's table, named {@code <noun>_replica}
     * @param owner reads one aggregate by id from the owning service; empty when there is none. Always empty for an
     *     owner that must not be called, since calls run one way
     */
    public Replica(
            ReplicaStore store, String table, Class<V> view, Function<String, Optional<VersionedSnapshot>> owner) {
        this(store, table, view, owner, UnaryOperator.identity());
    }

    /**
     * With a function that computes the stored body from a snapshot; fields that it adds are for queries of the
     * table.
     */
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

    /** Applies an event unless the row is as new or newer; true when it was applied. */
    public boolean apply(ReceivedEvent event) {
        return applyAll(List.of(event)).contains(event.subject());
    }

    /** Applies events of one account by one statement; returns the ids of the rows that were older. */
    public Set<String> applyAll(List<ReceivedEvent> events) {
        var rows = new ArrayList<ReplicaRow>();
        for (var event : events) {
            event.merged()
                    .ifPresent(gone -> rows.add(new ReplicaRow(gone.id(), gone.sequence(), gone.tombstone(), true)));
            var body = event.isDeletion() ? null : stored.apply(event.snapshot());
            rows.add(new ReplicaRow(event.subject(), event.sequence(), body, event.isDeletion()));
        }
        return store.writer().putAll(table, rows);
    }

    /** Stores a snapshot that the owner pushed or answered. */
    public void put(String id, VersionedSnapshot owned) {
        store.writer().putAll(table, List.of(rowOf(id, owned)));
    }

    /** As {@link #put}, unless there is a row already; true when there was none. */
    public boolean insert(String id, VersionedSnapshot owned) {
        return store.writer().insert(table, rowOf(id, owned));
    }

    /** Marks the aggregate as deleted, as the owner answered; an event of a later version undoes it. */
    public void remove(String id, long version) {
        store.writer().putAll(table, List.of(new ReplicaRow(id, version, null, true)));
    }

    private ReplicaRow rowOf(String id, VersionedSnapshot owned) {
        return new ReplicaRow(id, owned.sequence(), stored.apply(owned.snapshot()), false);
    }

    /** The aggregate of the caller's account; empty when deleted. An unknown one is read from its owner once. */
    public Optional<V> find(String id) {
        var row = read(id, store::find);
        if (row.isPresent()) {
            return view(row);
        }
        var owned = owner.apply(id);
        owned.ifPresent(snapshot -> put(idOf(snapshot, id), snapshot));
        return owned.map(snapshot -> store.as(snapshot.snapshot(), view));
    }

    /** As {@link #find}, without the owner: an unknown one is empty. */
    public Optional<V> findKnown(String id) {
        return view(read(id, store::find));
    }

    /** As {@link #findKnown}, with the row locked until the caller's transaction ends. */
    public Optional<V> lockKnown(String id) {
        return view(read(id, store::lock));
    }

    /** The known aggregates by id, by one query. */
    public Map<String, V> findAllKnown(Collection<String> ids) {
        return views(store.findAll(table, ids), this::findKnown);
    }

    /** As {@link #findAllKnown}, with the rows locked until the caller's transaction ends. */
    public Map<String, V> lockAllKnown(Collection<String> ids) {
        return views(store.lockAll(table, ids), this::lockKnown);
    }

    private Map<String, V> views(Map<String, ReplicaStore.Row> rows, Function<String, Optional<V>> survivorOf) {
        var found = new HashMap<String, V>();
        rows.forEach((id, row) -> {
            var known = row.successor() == null ? view(Optional.of(row)) : survivorOf.apply(id);
            known.ifPresent(one -> found.put(id, one));
        });
        return found;
    }

    /**
     * The existing aggregates by id, in no order: known ones by one query, unknown ones from their owner one by one.
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
     * A known aggregate of the caller's account with this text in a field of its snapshot. The table needs the index
     * {@code (account_id, (body ->> '<field>'))}.
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

    /** For a merged aggregate the owner answers with the survivor. */
    private static String idOf(VersionedSnapshot owned, String asked) {
        var id = owned.snapshot().path("id");
        return id.isTextual() ? id.textValue() : asked;
    }

    /** The number of known aggregates in the caller's account. */
    public long count() {
        return store.count(table);
    }

    /** All known aggregates of the caller's account; recently created ones may be missing. */
    public List<V> all() {
        return store.all(table).stream().map(body -> store.as(body, view)).toList();
    }

    /** True when the table is empty for all accounts. */
    public boolean isEmpty() {
        return store.isEmpty(table);
    }
}
