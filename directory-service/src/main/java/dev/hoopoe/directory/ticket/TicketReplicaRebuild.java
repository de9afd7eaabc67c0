package dev.hoopoe.directory.ticket;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the tickets' topic from its beginning while no ticket is known. */
@ApplicationScoped
@Identifier("ticket-replica") class TicketReplicaRebuild extends ReplicaRebuild {

    TicketReplicaRebuild(ReplicaStore store) {
        super(store, TicketsOfClient.TABLE);
    }
}
