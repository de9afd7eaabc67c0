package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds channels by their slug: slugs repeat across accounts, so the replica knows them as {@code account/slug}. */
@ApplicationScoped
public class ChannelLookup {

    private final Replica<ChannelView> replica;
    private final CurrentCaller caller;

    ChannelLookup(Replica<ChannelView> replica, CurrentCaller caller) {
        this.replica = replica;
        this.caller = caller;
    }

    public Optional<ChannelView> find(String slug) {
        return replica.find(replicaId(slug));
    }

    void put(String slug, VersionedSnapshot owned) {
        replica.put(replicaId(slug), owned);
    }

    private String replicaId(String slug) {
        return caller.accountId() + "/" + slug;
    }
}
