package dev.hoopoe.messaging.user;

import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.replica.OwnedSnapshot;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** The account's users as last heard of; one that was never heard of is asked for at directory-service. */
@ApplicationScoped
public class Users {

    static final String TABLE = "user_replica";

    private final Replica<UserView> replica;

    Users(ReplicaStore store, @RestClient UserOwner owner) {
        this.replica = new Replica<>(store, TABLE, UserView.class, id -> ask(owner, id));
    }

    /** The user of the caller's account; empty when there is none, or none any more. */
    public Optional<UserView> find(UUID id) {
        return replica.find(id.toString());
    }

    void apply(ReceivedEvent event) {
        replica.apply(event);
    }

    private static Optional<OwnedSnapshot> ask(UserOwner owner, String id) {
        try {
            return Optional.of(owner.get(id));
        } catch (ClientWebApplicationException e) {
            if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
