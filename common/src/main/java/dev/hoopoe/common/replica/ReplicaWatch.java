package dev.hoopoe.common.replica;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/** Detects that a replica's table was emptied while the service runs, and has the rebuild read its topic again. */
@BackgroundWork(Coordination.PARTITIONS)
@ApplicationScoped
class ReplicaWatch {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);

    private final KafkaClientService kafka;
    private final ReplicaRebuilds rebuilds;

    ReplicaWatch(KafkaClientService kafka, ReplicaRebuilds rebuilds) {
        this.kafka = kafka;
        this.rebuilds = rebuilds;
    }

    @Scheduled(
            every = "${hoopoe.replica.look-every:5s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (var channel : kafka.getConsumerChannels()) {
            rebuilds.of(channel).filter(ReplicaRebuild::isDue).ifPresent(rebuild -> {
                LOG.infof("Replica of channel %s was emptied; rebuilding it", channel);
                rebuild(rebuild, kafka.getConsumer(channel));
            });
        }
    }

    /** A new assignment would not help: cooperative assignment leaves the partitions where they are. */
    private static void rebuild(ReplicaRebuild rebuild, KafkaConsumer<Object, Object> consumer) {
        consumer.runOnPollingThread((Consumer<Object, Object> client) -> rebuild.rebuild(client, client.assignment()))
                .subscribe()
                .with(begun -> {}, failure -> LOG.warn("Replica not rebuilt; retrying", failure));
    }
}
