package dev.hoopoe.bench.logins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What auth-service counts of its own work, in seconds: hashes, the time they took, and pauses of its collector. */
record HashingMetrics(double hashes, double hashing, double pauses) {

    /** As auth-service tells it now, at that address of its management port. */
    static HashingMetrics of(String managementUrl) {
        try (var answer = URI.create(managementUrl + "/q/metrics").toURL().openStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            return new HashingMetrics(
                    sum(text, "hoopoe_password_hashing_seconds_count"),
                    sum(text, "hoopoe_password_hashing_seconds_sum"),
                    sum(text, "jvm_gc_pause_seconds_sum"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HashingMetrics since(HashingMetrics before) {
        return new HashingMetrics(hashes - before.hashes, hashing - before.hashing, pauses - before.pauses);
    }

    HashingMetrics plus(HashingMetrics other) {
        return new HashingMetrics(hashes + other.hashes, hashing + other.hashing, pauses + other.pauses);
    }

    /** Behind a value an exemplar may stand, which is none of it. */
    static double sum(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .map(line -> line.replaceAll(" # .*", ""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
