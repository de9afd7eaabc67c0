package dev.hoopoe.local;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits until the gateways send requests to the replicas that there are, so that the next one may be stopped. */
final class GatewayWait {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<List<ManagementPort>> gateways;

    GatewayWait(Supplier<List<ManagementPort>> gateways) {
        this.gateways = gateways;
    }

    /** Waits until every gateway that responds reports this number of ready replicas; gives up after 15 s with a warning. */
    void awaitReady(Service service, int number, Consumer<String> progress) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!gateways.get().stream().allMatch(gateway -> counts(gateway, service, number))) {
            if (System.nanoTime() > deadline) {
                progress.accept("Warning: after " + TIMEOUT.toSeconds() + " s a gateway does not count " + number
                        + " ready of " + service.wireName());
                return;
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean counts(ManagementPort gateway, Service service, int number) {
        OptionalLong ready = GatewayMetrics.of(gateway).readyReplicas(service);
        return ready.isEmpty() || ready.getAsLong() == number;
    }
}
