package dev.hoopoe.local.kafka;

import java.util.Map;

/** The broker's settings: one node, loopback only, and small in memory and on disk. */
final class BrokerSettings {

    private static final String ONE = "1";

    private BrokerSettings() {}

    /** Listeners that let anybody in, for a test's broker; {@link BrokerUsers#settings} takes their place. */
    static Map<String, String> open(int port, int controllerPort) {
        String clients = "PLAINTEXT://127.0.0.1:" + port;
        return Map.of(
                "listeners",
                clients + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                clients,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    static Map<String, String> of(int controllerPort) {
        String largest = Integer.toString(KafkaBroker.LARGEST_MESSAGE);
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", ONE),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("message.max.bytes", largest),
                Map.entry("replica.fetch.max.bytes", largest),
                Map.entry("default.replication.factor", ONE),
                Map.entry("offsets.topic.replication.factor", ONE),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", ONE),
                Map.entry("transaction.state.log.min.isr", ONE),
                Map.entry("transaction.state.log.num.partitions", ONE),
                Map.entry("share.coordinator.state.topic.replication.factor", ONE),
                Map.entry("share.coordinator.state.topic.min.isr", ONE),
                Map.entry("share.coordinator.state.topic.num.partitions", ONE),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.preallocate", "false"),
                Map.entry("log.segment.bytes", "67108864"),
                Map.entry("log.index.size.max.bytes", "262144"),
                Map.entry("log.cleaner.threads", ONE),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.cleaner.io.buffer.size", "262144"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "3"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", ONE),
                Map.entry("queued.max.requests", "64"),
                Map.entry("controller.quorum.election.timeout.ms", "200"),
                // After a kill the broker may register anew only when its former session has run out.
                Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                Map.entry("initial.broker.registration.timeout.ms", "30000"));
    }
}
