package dev.hoopoe.gateway.replica;

import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Metrics of replicas: how many are ready, and how many requests each was sent. A replica that leaves takes its counter along. */
final class ReplicaMeters {

    private final MeterRegistry registry;
    private final Map<Upstream, Map<Replica, FunctionCounter>> counters = new HashMap<>();

    ReplicaMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(Upstream upstream, ReplicaSet replicas) {
        Gauge.builder("hoopoe.gateway.replicas.ready", replicas, ReplicaSet::readyCount)
                .description("Replicas of the service that the gateway sends requests to")
                .tag("service", upstream.wireName())
                .register(registry);
        Gauge.builder("hoopoe.gateway.circuits.open", replicas, ReplicaSet::openCircuitCount)
                .description("Replicas of the service that get no requests because requests failed")
                .tag("service", upstream.wireName())
                .register(registry);
    }

    /** Counts the requests of these replicas of the service, and of no others. */
    synchronized void update(Upstream upstream, Collection<Replica> present) {
        var counted = counters.computeIfAbsent(upstream, service -> new HashMap<>());
        for (var replica : List.copyOf(counted.keySet())) {
            if (!present.contains(replica)) {
                registry.remove(counted.remove(replica));
            }
        }
        present.forEach(replica -> counted.computeIfAbsent(replica, added -> counter(upstream, added)));
    }

    private FunctionCounter counter(Upstream upstream, Replica replica) {
        return FunctionCounter.builder("hoopoe.gateway.replica.requests", replica, Replica::requests)
                .description("Requests that the gateway has sent to the replica, repeated ones included")
                .tag("service", upstream.wireName())
                .tag("replica", replica.toString())
                .register(registry);
    }
}
