package dev.hoopoe.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a gateway's metrics say of the replicas of services. */
final class GatewayMetrics {

    private static final String READY = "hoopoe_gateway_replicas_ready{";
    private static final String REQUESTS = "hoopoe_gateway_replica_requests_total{";
    private static final Pattern SERVICE = Pattern.compile("service=\"([^\"]*)\"");
    private static final Pattern PORT = Pattern.compile("replica=\"[^\"]*:(\\d{1,5})\"");
    private static final Pattern VALUE = Pattern.compile("} ([0-9.eE+]+)");

    private final List<String> lines;

    private GatewayMetrics(String text) {
        this.lines = text.lines().toList();
    }

    static GatewayMetrics of(ManagementPort gateway) {
        return parse(gateway.metrics());
    }

    /** @param text metrics in Prometheus' text format */
    static GatewayMetrics parse(String text) {
        return new GatewayMetrics(text);
    }

    /** How many replicas of the service get requests from this gateway; empty when it does not say. */
    OptionalLong readyReplicas(Service service) {
        return lines.stream()
                .filter(line -> line.startsWith(READY) && find(SERVICE, line).equals(service.wireName()))
                .mapToLong(GatewayMetrics::value)
                .findFirst();
    }

    /** How many requests this gateway has sent to each replica, by the replica's port. */
    Map<Integer, Long> requests() {
        Map<Integer, Long> requests = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith(REQUESTS) && !find(PORT, line).isEmpty()) {
                requests.merge(Integer.valueOf(find(PORT, line)), value(line), Long::sum);
            }
        }
        return requests;
    }

    private static long value(String line) {
        String value = find(VALUE, line);
        return value.isEmpty() ? 0 : (long) Double.parseDouble(value);
    }

    private static String find(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? found.group(1) : "";
    }
}
