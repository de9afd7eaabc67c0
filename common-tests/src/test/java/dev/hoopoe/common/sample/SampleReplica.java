package dev.hoopoe.common.sample;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaRebuild;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.common.web.NotFoundAnswers;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The replica of the neighbour's samples. */
final class SampleReplica {

    static final String TABLE = "sample_replica";

    private SampleReplica() {}

    @Produces
    @Singleton
    static Replica<SampleView> replica(ReplicaStore store, @RestClient Neighbour neighbour) {
        return new Replica<>(
                store,
                TABLE,
                SampleView.class,
                id -> NotFoundAnswers.emptyIfNotFound(() -> neighbour.sample(id).getEntity()));
    }

    /** Names the rebuild for the channel. */
    @ApplicationScoped
    @Identifier("sample-replica") static class Rebuild extends ReplicaRebuild {

        /** Since the start. */
        static final Queue<TopicPartition> REVOKED = new ConcurrentLinkedQueue<>();

        Rebuild(ReplicaStore store) {
            super(store, TABLE);
        }

        @Override
        public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
            REVOKED.addAll(revoked);
            super.onPartitionsRevoked(consumer, revoked);
        }
    }
}
