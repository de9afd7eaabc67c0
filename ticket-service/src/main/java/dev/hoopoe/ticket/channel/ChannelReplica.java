package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The replica of channels; messaging-service owns them and stands up the line, so it pushes and is never asked. */
class ChannelReplica {

    static final String TABLE = "channel_replica";

    @Produces
    @Singleton
    static Replica<ChannelView> replica(ReplicaStore store) {
        return new Replica<>(store, TABLE, ChannelView.class, id -> Optional.empty());
    }
}
