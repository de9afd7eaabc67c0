package dev.hoopoe.bench.rollout;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Chooses the gateway for each request as a load balancer would: each in turn of those that say that they are ready. */
final class Gateways implements AutoCloseable {

    private static final long PROBE_MILLIS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger turn = new AtomicInteger();
    private final Suite suite;
    private final List<String> ready = new CopyOnWriteArrayList<>();

    Gateways(Suite suite) {
        this.suite = suite;
        probe();
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::probe, PROBE_MILLIS, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The base address of one that is ready; of the first one when none is. */
    String next() {
        List<String> present = List.copyOf(ready);
        return present.isEmpty()
                ? suite.gatewayUrl()
                : present.get(Math.floorMod(turn.getAndIncrement(), present.size()));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void probe() {
        List<String> urls = suite.replicas("gateway").stream().map(suite::url).toList();
        ready.retainAll(urls);
        for (String url : urls) {
            if (!isReady(url)) {
                ready.remove(url);
            } else if (!ready.contains(url)) {
                ready.add(url);
            }
        }
    }

    private boolean isReady(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/internal/ready"))
                    .timeout(Duration.ofSeconds(1))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
