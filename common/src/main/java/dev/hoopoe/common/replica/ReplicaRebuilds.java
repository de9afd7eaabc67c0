package dev.hoopoe.common.replica;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The rebuild that a channel names in its configuration. */
@ApplicationScoped
class ReplicaRebuilds {

    private static final String LISTENER = "mp.messaging.incoming.%s.consumer-rebalance-listener.name";

    private final Instance<KafkaConsumerRebalanceListener> listeners;
    private final Config config;

    ReplicaRebuilds(@Any Instance<KafkaConsumerRebalanceListener> listeners, Config config) {
        this.listeners = listeners;
        this.config = config;
    }

    Optional<ReplicaRebuild> of(String channel) {
        return config.getOptionalValue(LISTENER.formatted(channel), String.class)
                .map(name -> listeners.select(Identifier.Literal.of(name)).get())
                .filter(ReplicaRebuild.class::isInstance)
                .map(ReplicaRebuild.class::cast);
    }
}
