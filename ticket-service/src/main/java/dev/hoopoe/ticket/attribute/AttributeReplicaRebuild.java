package dev.hoopoe.ticket.attribute;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the topic of attributes from its beginning when the replica is empty. */
@ApplicationScoped
@Identifier("attribute-replica") class AttributeReplicaRebuild extends ReplicaRebuild {

    AttributeReplicaRebuild(ReplicaStore store) {
        super(store, AttributeReplica.TABLE);
    }
}
