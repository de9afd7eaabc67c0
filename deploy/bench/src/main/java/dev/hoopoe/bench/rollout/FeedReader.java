package dev.hoopoe.bench.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.bench.traffic.Result;
import dev.hoopoe.bench.traffic.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Follows the feed of opened tickets without a pause, by long polls or by a stream, and goes on where it was cut off. */
final class FeedReader implements AutoCloseable {

    static final String POLL = "long poll";
    static final String STREAM = "event stream";

    private static final String PATH = "/api/events?types=ticket.created&after=";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger seen = new AtomicInteger();
    private final Gateways gateways;
    private final Workload.Desk desk;
    private final Tally tally;
    private String cursor = "latest";
    private volatile boolean closed;

    private FeedReader(Gateways gateways, Workload.Desk desk, Tally tally, boolean stream) {
        this.gateways = gateways;
        this.desk = desk;
        this.tally = tally;
        Thread thread = new Thread(() -> follow(stream), stream ? STREAM : POLL);
        thread.setDaemon(true);
        thread.start();
    }

    /** Asks again and again, and waits up to 20 s for an event. */
    static FeedReader polling(Gateways gateways, Workload.Desk desk, Tally tally) {
        return new FeedReader(gateways, desk, tally, false);
    }

    /** Reads server-sent events. */
    static FeedReader streaming(Gateways gateways, Workload.Desk desk, Tally tally) {
        return new FeedReader(gateways, desk, tally, true);
    }

    /** How many events of tickets with the desk's title have come. */
    int seen() {
        return seen.get();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void follow(boolean stream) {
        while (!closed) {
            long begun = System.nanoTime();
            String act = stream ? STREAM : POLL;
            String failure = stream ? readStream() : poll();
            if (!closed) {
                tally.accept(new Result(act, failure), Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private String poll() {
        try {
            HttpResponse<byte[]> answer = http.send(request("&wait=20").build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return Integer.toString(answer.statusCode());
            }
            JsonNode data = JSON.readTree(answer.body()).path("data");
            data.path("events").forEach(this::count);
            cursor = data.path("next_cursor").asText();
            return "";
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    /** Empty when the stream said why it ends. */
    private String readStream() {
        boolean reason = false;
        try {
            HttpRequest request =
                    request("").header("Accept", "text/event-stream").build();
            HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                return Integer.toString(answer.statusCode());
            }
            try (Stream<String> lines = answer.body()) {
                for (Iterator<String> all = lines.iterator(); !closed && all.hasNext(); ) {
                    String line = all.next();
                    reason |= line.startsWith(":") && line.endsWith("reconnect");
                    take(line);
                }
            }
            return reason ? "" : "ended without a reason";
        } catch (IOException | UncheckedIOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    private void take(String line) throws IOException {
        if (line.startsWith("id:")) {
            cursor = line.substring("id:".length()).strip();
        } else if (line.startsWith("data:")) {
            count(JSON.readTree(line.substring("data:".length())));
        }
    }

    private void count(JsonNode event) {
        if (event.path("data").path("snapshot").path("title").asText().equals(desk.title())) {
            seen.incrementAndGet();
        }
    }

    private HttpRequest.Builder request(String more) {
        return HttpRequest.newBuilder(URI.create(gateways.next() + PATH + cursor + more))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + desk.token());
    }
}
