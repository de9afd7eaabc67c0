package dev.hoopoe.common.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A client of Phoenix Channels, version 2.0.0, that records every frame. */
public final class PhoenixClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtomicInteger refs = new AtomicInteger();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private PhoenixClient(URI address, Map<String, String> headers) {
        var builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        this.socket = builder.buildAsync(address, new Recorder()).join();
    }

    /** Opens a socket; fails with what {@link #refusal} reads when it is refused. */
    public static PhoenixClient open(URI address, Map<String, String> headers) {
        return new PhoenixClient(address, headers);
    }

    /** The status with which a handshake is refused; 101 when it is not. */
    public static int refusal(URI address, Map<String, String> headers) {
        try (var opened = open(address, headers)) {
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof java.net.http.WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    private final class Recorder implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                frames.add(json(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(1006);
        }
    }

    /** What the server said to a push. */
    public record Reply(String status, JsonNode response) {

        public boolean ok() {
            return status.equals("ok");
        }

        /** Of an error. */
        public String reason() {
            return response.path("reason").asText();
        }
    }

    /** A topic as this client has joined it. */
    public final class Joined {

        private final String ref;
        private final String topic;
        private final Reply reply;

        private Joined(String topic, String payload) {
            this.topic = topic;
            this.ref = next();
            sendText("[\"%1$s\",\"%1$s\",\"%2$s\",\"phx_join\",%3$s]".formatted(ref, topic, payload));
            this.reply = replyTo(ref);
        }

        public Reply reply() {
            return reply;
        }

        /** Pushes, and waits for the answer. */
        public Reply push(String event, String payload) {
            var push = next();
            sendText("[\"%s\",\"%s\",\"%s\",\"%s\",%s]".formatted(ref, push, topic, event, payload));
            return replyTo(push);
        }

        /** The payloads of an event that have arrived. */
        public List<JsonNode> all(String event) {
            return frames.stream()
                    .filter(frame -> frame.get(2).asText().equals(topic)
                            && frame.get(3).asText().equals(event))
                    .map(frame -> frame.get(4))
                    .toList();
        }

        /** Waits for an event whose payload fits. */
        public JsonNode await(String event, Predicate<JsonNode> wanted) {
            return PhoenixClient.this
                    .await(frame -> frame.get(2).asText().equals(topic)
                            && frame.get(3).asText().equals(event)
                            && wanted.test(frame.get(4)))
                    .get(4);
        }

        public JsonNode await(String event) {
            return await(event, payload -> true);
        }
    }

    /** Joins, and waits for the answer. */
    public Joined join(String topic, String payload) {
        return new Joined(topic, payload);
    }

    public Joined join(String topic) {
        return join(topic, "{}");
    }

    public void sendText(String text) {
        socket.sendText(text, true).join();
    }

    public void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Waits until the server has handled all that was sent before. */
    public void settle() {
        var ref = next();
        sendText("[null,\"" + ref + "\",\"phoenix\",\"heartbeat\",{}]");
        replyTo(ref);
    }

    public List<JsonNode> frames() {
        return frames;
    }

    /** The code with which the server closes; waits for it. */
    public int closeCode() {
        try {
            return closed.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The socket was not closed; frames: " + frames, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** Cuts the connection without a word. */
    public void abort() {
        socket.abort();
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            // The server may be closing at this moment, too.
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .handle((done, failed) -> null)
                    .join();
        }
        socket.abort();
    }

    private String next() {
        return Integer.toString(refs.incrementAndGet());
    }

    private Reply replyTo(String ref) {
        var body = await(frame -> frame.get(3).asText().equals("phx_reply")
                        && frame.get(1).asText().equals(ref))
                .get(4);
        return new Reply(body.path("status").asText(), body.path("response"));
    }

    /**
     * Waits for a frame that fits, whatever its form.
     *
     * @throws IllegalStateException when the socket is closed before it comes
     */
    public JsonNode await(Predicate<JsonNode> wanted) {
        var found = new CompletableFuture<JsonNode>();
        org.awaitility.Awaitility.await()
                .alias("a frame; so far there are " + frames)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    // Read first: no frame follows the end.
                    var last = closed.isDone();
                    frames.stream().filter(wanted).findFirst().ifPresent(found::complete);
                    if (last && !found.isDone()) {
                        throw new IllegalStateException("The socket was closed with " + closed.join());
                    }
                    return found.isDone();
                });
        return found.join();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The server sent a frame that is not JSON", e);
        }
    }
}
