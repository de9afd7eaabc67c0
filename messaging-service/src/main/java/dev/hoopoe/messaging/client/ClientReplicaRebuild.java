package dev.hoopoe.messaging.client;

import dev.hoopoe.common.replica.RebuildWhenEmpty;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the clients' topic from its beginning while no client is known. */
@ApplicationScoped
@Identifier("client-replica") class ClientReplicaRebuild extends RebuildWhenEmpty {

    ClientReplicaRebuild(ReplicaStore store) {
        super(store, Clients.TABLE);
    }
}
