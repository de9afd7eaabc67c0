package dev.hoopoe.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads tickets, and opens some with an {@code Idempotency-Key}, at a steady rate until it is closed. No request is repeated here. */
final class SteadyLoad implements AutoCloseable {

    private static final int READERS = 3;
    private static final long READ_EVERY_MILLIS = 50;
    private static final long WRITE_EVERY_MILLIS = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(READERS + 1);
    private final List<Future<?>> running = new ArrayList<>();
    private final String url;
    private final String token;
    private final String client;
    private final String title = "Steady " + UUID.randomUUID();
    private final long begun = System.nanoTime();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    SteadyLoad(String url, ApiClient administrator) {
        this.url = url;
        this.token = administrator.token();
        this.client = administrator.createClient("Steady");
        for (var reader = 0; reader < READERS; reader++) {
            repeat(this::read, READ_EVERY_MILLIS);
        }
        repeat(this::write, WRITE_EVERY_MILLIS);
    }

    private void repeat(Runnable act, long pauseMillis) {
        running.add(threads.scheduleWithFixedDelay(act, 0, pauseMillis, TimeUnit.MILLISECONDS));
    }

    /** What all tickets of this load have as their title. */
    String title() {
        return title;
    }

    int reads() {
        return reads.get();
    }

    /** Tickets that were opened. */
    int writes() {
        return writes.get();
    }

    /** A line for each request without success, with the time since the load began. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Ends when the requests in flight have their answers. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(TIMEOUT.toSeconds() * 2, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Requests without an answer");
        }
        if (!running.stream().allMatch(Future::isCancelled)) {
            throw new IllegalStateException("A reader or writer broke off");
        }
    }

    private void read() {
        send(request("/api/tickets?limit=5").GET().build(), 200, reads);
    }

    private void write() {
        try {
            var body = JSON.writeValueAsString(Map.of("title", title, "client_id", client, "channel_id", "web"));
            var request = request("/api/tickets")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(BodyPublishers.ofString(body));
            send(request.build(), 201, writes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private void send(HttpRequest request, int expected, AtomicInteger successes) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == expected) {
                successes.incrementAndGet();
            } else {
                fail(request, "answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            fail(request, "failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(HttpRequest request, String how) {
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        failures.add("After " + seconds + " s " + request.method() + " " + how);
    }
}
