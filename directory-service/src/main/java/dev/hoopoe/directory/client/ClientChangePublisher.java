package dev.hoopoe.directory.client;

import dev.hoopoe.common.event.RecordChanges;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.directory.client.ClientEvent.ClientCreated;
import dev.hoopoe.directory.client.ClientEvent.ClientDeleted;
import dev.hoopoe.directory.client.ClientEvent.ClientMerged;
import dev.hoopoe.directory.client.ClientEvent.ClientUpdated;
import dev.hoopoe.directory.principal.PrincipalPush;
import dev.hoopoe.directory.principal.PrincipalPushService;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes the event of a flushed change, in its transaction, and pushes clients with a login to auth-service. */
@ApplicationScoped
class ClientChangePublisher {

    private final PrincipalPushService principals;
    private final Outbox outbox;

    ClientChangePublisher(PrincipalPushService principals, Outbox outbox) {
        this.principals = principals;
        this.outbox = outbox;
    }

    void created(Client client) {
        outbox.append(new ClientCreated(client));
    }

    /** A client was registered with this password. */
    void registered(Client client, String password) {
        principals.create(client.id(), new PrincipalPush(client.version(), client.snapshot(), password));
        created(client);
    }

    void updated(Client client, ClientSnapshot before) {
        var after = client.snapshot();
        if (client.hasCredential()) {
            principals.update(client.id(), new PrincipalPush(client.version(), after, null));
        }
        outbox.append(new ClientUpdated(client, RecordChanges.between(before, after)));
    }

    /**
     * Another client was merged into this one.
     *
     * @param hadLogin whether the other one had a login
     * @param takesLogin whether this one takes over the other one's login; must reach auth-service, or 503
     */
    void merged(Client client, ClientSnapshot before, MergedClient gone, boolean hadLogin, boolean takesLogin) {
        var after = client.snapshot();
        outbox.append(new ClientMerged(client, gone, RecordChanges.between(before, after)));
        outbox.appendTombstone("client", gone.id().toString(), gone.sequence());
        if (takesLogin) {
            principals.update(client.id(), PrincipalPush.takingOver(gone.id(), client.version(), after));
        } else {
            if (client.hasCredential()) {
                principals.update(client.id(), new PrincipalPush(client.version(), after, null));
            }
            if (hadLogin) {
                principals.delete(gone.id());
            }
        }
    }

    void deleted(Client client) {
        if (client.hasCredential()) {
            principals.delete(client.id());
        }
        outbox.append(new ClientDeleted(client));
    }
}
