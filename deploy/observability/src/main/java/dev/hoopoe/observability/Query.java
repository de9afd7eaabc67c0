package dev.hoopoe.observability;

import java.util.regex.Pattern;

/**
 * A query of an alert or a dashboard.
 *
 * @param where it stands, for a message
 */
public record Query(String where, String expression) {

    /** Of exporters that run in a cluster alone: of Kafka, of the kubelet and of cert-manager. */
    private static final Pattern FOREIGN = Pattern.compile("\\b(?:kafka_consumergroup|kubelet|certmanager)_");

    /** True when it asks only for what Hoopoe's processes and Prometheus itself export. */
    public boolean isOwn() {
        return !FOREIGN.matcher(expression).find();
    }

    /** The query with a range in place of the one that Grafana chooses. */
    public String over(String range) {
        return expression.replace("$__rate_interval", range);
    }
}
