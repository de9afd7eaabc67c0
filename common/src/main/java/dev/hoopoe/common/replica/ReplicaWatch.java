package dev.hoopoe.common.replica;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Detects that a replica's table was emptied while the service runs, and triggers a rebalance, which rebuilds it. */
@ApplicationScoped
class ReplicaWatch {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);
    private static final String LISTENER = "mp.messaging.incoming.%s.consumer-rebalance-listener.name";

    private final KafkaClientService kafka;
    private final Instance<KafkaConsumerRebalanceListener> listeners;
    private final Config config;

    ReplicaWatch(KafkaClientService kafka, @Any Instance<KafkaConsumerRebalanceListener> listeners, Config config) {
        this.kafka = kafka;
        this.listeners = listeners;
        this.config = config;
    }

    @Scheduled(
            every = "${hoopoe.replica.look-every:5s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (var channel : kafka.getConsumerChannels()) {
            if (rebuildOf(channel).filter(ReplicaRebuild::isDue).isPresent()) {
                LOG.infof("Replica of channel %s was emptied; rebalancing to rebuild it", channel);
                assignAnew(kafka.getConsumer(channel));
            }
        }
    }

    private static void assignAnew(KafkaConsumer<Object, Object> consumer) {
        consumer.runOnPollingThread(
                        (Consumer<Object, Object> client) -> client.enforceRebalance("a replica was emptied"))
                .subscribe()
                .with(asked -> {}, failure -> LOG.warn("Partitions not reassigned", failure));
    }

    private Optional<ReplicaRebuild> rebuildOf(String channel) {
        return config.getOptionalValue(LISTENER.formatted(channel), String.class)
                .map(name -> listeners.select(Identifier.Literal.of(name)).get())
                .filter(ReplicaRebuild.class::isInstance)
                .map(ReplicaRebuild.class::cast);
    }
}
