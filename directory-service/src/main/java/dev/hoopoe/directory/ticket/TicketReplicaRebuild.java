package dev.hoopoe.directory.ticket;

import dev.hoopoe.common.replica.RebuildWhenEmpty;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the tickets' topic from its beginning while no ticket is known. */
@ApplicationScoped
@Identifier("ticket-replica") class TicketReplicaRebuild extends RebuildWhenEmpty {

    TicketReplicaRebuild(ReplicaStore store) {
        super(store, TicketsOfClient.TABLE);
    }
}
