package dev.hoopoe.messaging.client;

import static java.util.stream.Collectors.toMap;

import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.NotFoundAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The account's clients, from events; an unknown one is read from directory-service once. */
@ApplicationScoped
public class ClientReplica {

    static final String TABLE = "client_replica";

    private static final String OF_NUMBER = """
            SELECT id FROM client_replica WHERE account_id = :account AND number = :number ORDER BY deleted LIMIT 1
            """;

    private final Replica<ClientView> replica;
    private final EntityManager entities;
    private final CurrentCaller caller;

    ClientReplica(ReplicaStore store, PeerClients peers, EntityManager entities, CurrentCaller caller) {
        var owner = peers.directory(ClientRecordClient.class);
        this.replica = new Replica<>(store, TABLE, ClientView.class, id -> fetch(owner, id));
        this.entities = entities;
        this.caller = caller;
    }

    /** The client that an id leads to, which is another one after a merge; empty when there is none. */
    public Optional<UUID> find(UUID id) {
        return replica.find(id.toString()).map(ClientView::id);
    }

    /** As {@link #find}, with what is known of the client. */
    public Optional<ClientView> view(UUID id) {
        return replica.find(id.toString());
    }

    /** The numbers of the clients that exist; of a merged one, the survivor's. */
    public Map<UUID, Long> numbers(Collection<UUID> ids) {
        var texts = ids.stream().map(UUID::toString).distinct().toList();
        return replica.findAll(texts).entrySet().stream()
                .filter(client -> client.getValue().number() != null)
                .collect(toMap(
                        client -> UUID.fromString(client.getKey()),
                        client -> client.getValue().number()));
    }

    /** Whether two ids lead to one client. */
    public boolean isSame(UUID one, UUID other) {
        return one.equals(other)
                || current(one)
                        .flatMap(client -> current(other).filter(client::equals))
                        .isPresent();
    }

    /** As {@link #find}, but an unknown one is not read from directory-service. */
    Optional<UUID> current(UUID id) {
        return replica.findKnown(id.toString()).map(ClientView::id);
    }

    /** As {@link #current}; the client is not merged until the caller's transaction ends. */
    public Optional<UUID> lockCurrent(UUID id) {
        return replica.lockKnown(id.toString()).map(ClientView::id);
    }

    /** As {@link #lockCurrent}, of several clients by id; unknown ones are missing. */
    public Map<UUID, UUID> lockAllCurrent(Collection<UUID> ids) {
        var texts = ids.stream().map(UUID::toString).distinct().toList();
        return replica.lockAllKnown(texts).entrySet().stream()
                .collect(toMap(
                        client -> UUID.fromString(client.getKey()),
                        client -> client.getValue().id()));
    }

    /**
     * The client of a number, or the one that it was merged into. From events alone: one that was created a moment ago
     * may be missing.
     */
    public Optional<UUID> ofNumber(long number) {
        var found = NativeQueries.scalar(entities, OF_NUMBER, "id", String.class)
                .setParameter("account", caller.accountId())
                .setParameter("number", number)
                .getResultList();
        return found.stream().findFirst().map(UUID::fromString).flatMap(this::current);
    }

    void apply(ReceivedEvent event) {
        replica.apply(event);
    }

    private static Optional<VersionedSnapshot> fetch(ClientRecordClient owner, String id) {
        return NotFoundAnswers.emptyIfNotFound(() -> owner.get(id));
    }
}
