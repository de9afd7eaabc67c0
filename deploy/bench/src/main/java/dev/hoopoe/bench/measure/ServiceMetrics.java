package dev.hoopoe.bench.measure;

import dev.hoopoe.local.MetricSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads the metrics of a service. */
public final class ServiceMetrics {

    private ServiceMetrics() {}

    /** As they are now, at that address of the service's management port. */
    public static MetricSamples at(String managementUrl) {
        try (var answer = URI.create(managementUrl + "/q/metrics").toURL().openStream()) {
            return MetricSamples.parse(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
