package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** A receiver of Netia's event subscriptions; it can fail the first attempt of a delivery. */
final class SubscriptionReceiver implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final Function<String, Answer> toChallenge;
    private final HttpServer server;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** An answer to a challenge; {@code location} is null but for redirects. */
    record Answer(int status, String body, String location) {

        static Answer of(String body) {
            return new Answer(200, body, null);
        }
    }

    SubscriptionReceiver(Function<String, Answer> toChallenge) {
        this.toChallenge = toChallenge;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Returns the challenge, as it has to. */
    static SubscriptionReceiver answering() {
        return new SubscriptionReceiver(Answer::of);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/netia";
    }

    /** Fails once for a payload with this text; other tests have events of their own. */
    void failOnceFor(String text) {
        failing.add(text);
    }

    /** The payloads of an event that have this text in a member, oldest first; failed attempts are among them. */
    List<JsonNode> payloads(String event, String member, String text) {
        return bodies(event)
                .filter(payload -> payload.path(member).asText().equals(text))
                .toList();
    }

    long challenges() {
        return bodies("webhook:verify").count();
    }

    private Stream<JsonNode> bodies(String event) {
        return received.stream()
                .filter(body -> body.path("event").asText().equals(event))
                .map(body -> body.path("payload"));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            received.add(body);
            if (body.path("event").asText().equals("webhook:verify")) {
                answer(exchange, toChallenge.apply(body.path("payload").asText()));
            } else if (failing.removeIf(body.toString()::contains)) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.location() != null) {
            exchange.getResponseHeaders().set("Location", answer.location());
        }
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
