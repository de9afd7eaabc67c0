package dev.hoopoe.common.sample;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** The replica of the neighbour's samples. */
final class SampleReplica {

    static final String TABLE = "sample_replica";

    private SampleReplica() {}

    @Produces
    @Singleton
    static Replica<SampleView> replica(ReplicaStore store, @RestClient Neighbour neighbour) {
        return new Replica<>(store, TABLE, SampleView.class, id -> {
            try {
                return Optional.of(neighbour.sample(id).getEntity());
            } catch (ClientWebApplicationException e) {
                if (e.getResponse().getStatus() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Names the rebuild for the channel. */
    @ApplicationScoped
    @Identifier("sample-replica") static class Rebuild extends ReplicaRebuild {
        Rebuild(ReplicaStore store) {
            super(store, TABLE);
        }
    }
}
