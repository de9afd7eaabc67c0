package dev.hoopoe.bench.logins;

import dev.hoopoe.bench.measure.ServiceMetrics;
import dev.hoopoe.local.MetricSamples;

/** What auth-service counts of its own work, in seconds: hashes, the time they took, and pauses of its collector. */
record HashingMetrics(double hashes, double hashing, double pauses) {

    /** As auth-service tells it now, at that address of its management port. */
    static HashingMetrics of(String managementUrl) {
        MetricSamples metrics = ServiceMetrics.at(managementUrl);
        return new HashingMetrics(
                metrics.sum("hoopoe_password_hashing_seconds_count").orElse(0),
                metrics.sum("hoopoe_password_hashing_seconds_sum").orElse(0),
                metrics.sum("jvm_gc_pause_seconds_sum").orElse(0));
    }

    HashingMetrics since(HashingMetrics before) {
        return new HashingMetrics(hashes - before.hashes, hashing - before.hashing, pauses - before.pauses);
    }

    HashingMetrics plus(HashingMetrics other) {
        return new HashingMetrics(hashes + other.hashes, hashing + other.hashing, pauses + other.pauses);
    }
}
