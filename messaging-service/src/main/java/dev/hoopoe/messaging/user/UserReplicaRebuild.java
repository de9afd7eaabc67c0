package dev.hoopoe.messaging.user;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the users' topic from its beginning when the replica is empty. */
@ApplicationScoped
@Identifier("user-replica") class UserReplicaRebuild extends ReplicaRebuild {

    UserReplicaRebuild(ReplicaStore store) {
        super(store, UserReplica.TABLE);
    }
}
