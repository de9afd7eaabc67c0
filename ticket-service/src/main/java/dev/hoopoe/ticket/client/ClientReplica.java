package dev.hoopoe.ticket.client;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The replica of clients, which directory-service owns. */
class ClientReplica {

    static final String TABLE = "client_replica";

    @Produces
    @Singleton
    static Replica<ClientView> replica(ReplicaStore store, Directory directory) {
        return new Replica<>(store, TABLE, ClientView.class, directory::client, FoldedClient::of);
    }
}
