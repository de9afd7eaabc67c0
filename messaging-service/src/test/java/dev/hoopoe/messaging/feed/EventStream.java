package dev.hoopoe.messaging.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A client of server-sent events, by the letter of the HTML standard, section 9.2.6. */
public final class EventStream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Queue<Received> events = new ConcurrentLinkedQueue<>();
    private final InputStream body;
    private final CompletableFuture<Void> end;
    private volatile String lastEventId;
    private volatile String retry;
    private volatile String lastComment;

    /** What a listener would be given. */
    public record Received(String id, String name, JsonNode data) {}

    private EventStream(InputStream body, String lastEventId) {
        this.body = body;
        this.lastEventId = lastEventId;
        this.end = CompletableFuture.runAsync(this::read);
    }

    /** Follows the feed; {@code lastEventId} is null at a first time. */
    public static EventStream open(String token, String query, String lastEventId) {
        return new EventStream(answer(token, query, lastEventId).body(), lastEventId);
    }

    /** The bare answer, of which nothing has been read but the head. */
    static HttpResponse<InputStream> answer(String token, String query, String lastEventId) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/events" + query))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public List<Received> events() {
        return List.copyOf(events);
    }

    public String lastEventId() {
        return lastEventId;
    }

    String retry() {
        return retry;
    }

    /** The text behind the colon of the last line that was a comment. */
    String lastComment() {
        return lastComment;
    }

    public boolean hasEnded() {
        return end.isDone();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var id = lastEventId;
            var name = "";
            var data = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var value = line.substring(line.indexOf(':') + 1);
                if (line.startsWith(":")) {
                    lastComment = value;
                } else if (line.startsWith("id:")) {
                    id = value;
                } else if (line.startsWith("event:")) {
                    name = value;
                } else if (line.startsWith("data:")) {
                    data += value + "\n";
                } else if (line.startsWith("retry:")) {
                    retry = value;
                } else if (line.isEmpty()) {
                    lastEventId = id;
                    if (!data.isEmpty()) {
                        events.add(new Received(id, name, MAPPER.readTree(data)));
                    }
                    name = "";
                    data = "";
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
