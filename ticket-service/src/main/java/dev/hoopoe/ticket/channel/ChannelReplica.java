package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The replica of channels. messaging-service, their owner, is never asked: calls run the other way. It pushes instead.
 */
class ChannelReplica {

    static final String TABLE = "channel_replica";

    @Produces
    @Singleton
    static Replica<ChannelView> replica(ReplicaStore store) {
        return new Replica<>(store, TABLE, ChannelView.class, id -> Optional.empty());
    }
}
