package dev.hoopoe.local;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a gateway's metrics say of the replicas of services. */
final class GatewayMetrics {

    private static final String READY = "hoopoe_gateway_replicas_ready";
    private static final String REQUESTS = "hoopoe_gateway_replica_requests_total";

    private final MetricSamples samples;

    private GatewayMetrics(MetricSamples samples) {
        this.samples = samples;
    }

    static GatewayMetrics of(ManagementPort gateway) {
        return parse(gateway.metrics());
    }

    /** @param text metrics in Prometheus' text format */
    static GatewayMetrics parse(String text) {
        return new GatewayMetrics(MetricSamples.parse(text));
    }

    /** How many replicas of the service get requests from this gateway; empty when it does not say. */
    OptionalLong readyReplicas(Service service) {
        OptionalDouble ready = samples.sum(READY, labels -> labels.contains("service=\"" + service.wireName() + "\""));
        return ready.isEmpty() ? OptionalLong.empty() : OptionalLong.of((long) ready.getAsDouble());
    }

    /** How many requests this gateway has sent to each replica, by the replica's port. */
    Map<Integer, Long> requests() {
        Map<Integer, Long> requests = new HashMap<>();
        samples.sumsBy("replica", REQUESTS)
                .forEach((address, count) -> requests.merge(port(address), count.longValue(), Long::sum));
        return requests;
    }

    private static Integer port(String address) {
        return Integer.valueOf(address.substring(address.lastIndexOf(':') + 1));
    }
}
