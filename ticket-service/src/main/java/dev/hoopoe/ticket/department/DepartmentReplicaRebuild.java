package dev.hoopoe.ticket.department;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the topic of departments from its beginning when the replica is empty. */
@ApplicationScoped
@Identifier("department-replica") class DepartmentReplicaRebuild extends ReplicaRebuild {

    DepartmentReplicaRebuild(ReplicaStore store) {
        super(store, DepartmentReplica.TABLE);
    }
}
