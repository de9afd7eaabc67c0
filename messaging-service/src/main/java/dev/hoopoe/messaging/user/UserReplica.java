package dev.hoopoe.messaging.user;

import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.replica.CachedReplica;
import dev.hoopoe.common.replica.CachedReplicas;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.web.NotFoundAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The account's users, from events; an unknown one is read from directory-service once. */
@ApplicationScoped
public class UserReplica {

    static final String TABLE = "user_replica";

    private final CachedReplica<UserView> replica;

    UserReplica(CachedReplicas replicas, PeerClients peers) {
        var owner = peers.directory(UserClient.class);
        this.replica = replicas.of(TABLE, UserView.class, id -> fetch(owner, id));
    }

    /** The user of the caller's account; empty when there is none, or none any more. */
    public Optional<UserView> find(UUID id) {
        return replica.find(id.toString());
    }

    /** As {@link #find}, from the table: what another process has committed shows at once. */
    public Optional<UserView> findInTable(UUID id) {
        return replica.findInTable(id.toString());
    }

    /** As {@link #find}, but an unknown one is not read from directory-service. */
    public Optional<UserView> findKnown(UUID id) {
        return replica.findKnown(id.toString());
    }

    /** The known ones of these users, by id. */
    public Map<UUID, UserView> findAllKnown(Collection<UUID> ids) {
        var texts = ids.stream().map(UUID::toString).distinct().toList();
        return replica.findAllKnown(texts).values().stream()
                .collect(Collectors.toMap(UserView::id, Function.identity()));
    }

    /** The known user of this number. */
    public Optional<UserView> findByNumber(long number) {
        return replica.findBy("number", Long.toString(number));
    }

    void applyAll(List<ReceivedEvent> events) {
        replica.applyAll(events);
    }

    private static Optional<VersionedSnapshot> fetch(UserClient owner, String id) {
        return NotFoundAnswers.emptyIfNotFound(() -> owner.get(id));
    }
}
