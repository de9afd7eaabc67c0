package dev.hoopoe.local;

import dev.hoopoe.local.process.LoopbackPort;

/**
 * One process of a service.
 *
 * @param number 1 for the one that every suite has, on the service's own ports
 * @param port where it answers requests
 * @param managementPort where it answers for its health and metrics
 */
record ServiceReplica(Service service, int number, int port, int managementPort) {

    static ServiceReplica first(Service service, SuiteSettings settings) {
        return new ServiceReplica(service, 1, settings.port(service.port()), settings.port(service.managementPort()));
    }

    /** On ports that are free now. */
    static ServiceReplica additional(Service service, int number) {
        return new ServiceReplica(service, number, LoopbackPort.free(), LoopbackPort.free());
    }

    /** The name in commands, logs and the suite's record: {@code ticket}, {@code ticket-2}. */
    String name() {
        return isFirst() ? service.wireName() : service.wireName() + "-" + number;
    }

    boolean isFirst() {
        return number == 1;
    }

    /** Refuses when another process has one of its ports. */
    void requireFreePorts(String host) {
        if (isFirst()) {
            LoopbackPort.requireFree(host, port, name(), service.port().variable());
            LoopbackPort.requireFree(
                    "127.0.0.1",
                    managementPort,
                    name() + "'s management",
                    service.managementPort().variable());
        } else {
            LoopbackPort.requireFree(host, port, name());
            LoopbackPort.requireFree("127.0.0.1", managementPort, name() + "'s management");
        }
    }
}
