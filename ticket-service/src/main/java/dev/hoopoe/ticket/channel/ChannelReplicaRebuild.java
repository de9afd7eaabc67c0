package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the topic of channels from its beginning when the replica is empty. */
@ApplicationScoped
@Identifier("channel-replica") class ChannelReplicaRebuild extends ReplicaRebuild {

    ChannelReplicaRebuild(ReplicaStore store) {
        super(store, ChannelReplica.TABLE);
    }
}
