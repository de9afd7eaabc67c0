package dev.hoopoe.directory.ticket;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Rebuilds the replica from the topic when it is empty. */
@ApplicationScoped
@Identifier("ticket-replica") class TicketReplicaRebuild extends ReplicaRebuild {

    TicketReplicaRebuild(ReplicaStore store) {
        super(store, TicketsOfClient.TABLE);
    }
}
