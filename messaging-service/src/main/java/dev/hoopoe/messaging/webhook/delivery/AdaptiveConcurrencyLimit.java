package dev.hoopoe.messaging.webhook.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many attempts may run at a time, in all and per endpoint. An endpoint begins with few, gets more as it answers
 * and loses half at each failure: one that hangs blocks a single attempt and not the others.
 */
@ApplicationScoped
class AdaptiveConcurrencyLimit {

    private static final int INITIAL_SIZE = 8;

    /** Endpoints come and go; what is known of an idle one is soon found out again. */
    private static final int MAX_WINDOWS = 10_000;

    /** So much of the bytes of all may one endpoint have. */
    private static final int PART_OF_BYTES = 8;

    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final Map<UUID, Window> windows = new HashMap<>();
    private int attempts;
    private long bytes;

    AdaptiveConcurrencyLimit(DeliveryConfig config, DeliveryMetrics metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /** Room for further attempts. */
    record Room(int attempts, long bytes) {

        boolean isEmpty() {
            return attempts <= 0 || bytes <= 0;
        }
    }

    private static final class Window {
        private int size;
        private int attempts;
        private long bytes;

        Window(int size) {
            this.size = size;
        }
    }

    synchronized Room roomFor(UUID webhook) {
        var window = windows.getOrDefault(webhook, new Window(initialSize()));
        return new Room(
                Math.min(window.size - window.attempts, config.maxConcurrent() - attempts),
                Math.min(config.maxBytes() / PART_OF_BYTES - window.bytes, config.maxBytes() - bytes));
    }

    synchronized void begin(Claim claim) {
        var window = windows.computeIfAbsent(claim.endpoint().webhook(), id -> new Window(initialSize()));
        window.attempts++;
        window.bytes += claim.bytes();
        attempts++;
        bytes += claim.bytes();
        metrics.inFlight(1);
    }

    synchronized void end(Claim claim, boolean succeeded) {
        var window = windows.get(claim.endpoint().webhook());
        window.attempts--;
        window.bytes -= claim.bytes();
        window.size =
                succeeded ? Math.min(window.size + 1, config.maxConcurrentPerEndpoint()) : Math.max(window.size / 2, 1);
        attempts--;
        bytes -= claim.bytes();
        metrics.inFlight(-1);
        if (windows.size() > MAX_WINDOWS) {
            windows.values().removeIf(other -> other.attempts == 0);
        }
    }

    synchronized boolean isIdle() {
        return attempts == 0;
    }

    private int initialSize() {
        return Math.min(INITIAL_SIZE, config.maxConcurrentPerEndpoint());
    }
}
