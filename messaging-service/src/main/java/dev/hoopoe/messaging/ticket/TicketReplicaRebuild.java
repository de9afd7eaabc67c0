package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the tickets' topic from its beginning when the replica is empty. */
@ApplicationScoped
@Identifier("ticket-replica") class TicketReplicaRebuild extends ReplicaRebuild {

    TicketReplicaRebuild(ReplicaStore store) {
        super(store, TicketReplica.TABLE);
    }
}
