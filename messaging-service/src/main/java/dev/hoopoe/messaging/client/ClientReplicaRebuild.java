package dev.hoopoe.messaging.client;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the clients' topic from its beginning when the replica is empty. */
@ApplicationScoped
@Identifier("client-replica") class ClientReplicaRebuild extends ReplicaRebuild {

    ClientReplicaRebuild(ReplicaStore store) {
        super(store, ClientReplica.TABLE);
    }
}
