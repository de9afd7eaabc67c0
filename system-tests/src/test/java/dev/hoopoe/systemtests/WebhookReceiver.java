package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook, and the server of somebody else's that it sends to; what is not signed is refused there. */
final class WebhookReceiver implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApiClient administrator;
    private final HttpServer server;
    private final String id;
    private final Webhook verifier;
    private final List<ObservedEvent> received = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();

    /** Makes the webhook; its events are those of the types that were written since. */
    WebhookReceiver(ApiClient administrator, String... types) {
        this.administrator = administrator;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var webhook = administrator.created(
                "/api/webhooks",
                Map.of(
                        "url",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                        "event_types",
                        List.of(types)));
        id = webhook.get("id").textValue();
        try {
            verifier = new Webhook(webhook.get("secret").textValue());
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /** What came so far. */
    Trail trail() {
        return new Trail("webhook", List.copyOf(received));
    }

    /** All that was sent so far, as it came. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    String id() {
        return id;
    }

    /** The {@code traceparent} of the last request that told of the subject; null before there was one. */
    String traceOf(String subject) {
        return traces.get(subject);
    }

    @Override
    public void close() {
        try {
            administrator.delete("/api/webhooks/" + id).statusCode(200);
        } finally {
            server.stop(0);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            verifier.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            var told = ObservedEvent.inJson(MAPPER.readTree(body));
            received.add(told);
            bodies.add(body);
            traces.put(told.subject(), exchange.getRequestHeaders().getFirst("traceparent"));
            exchange.sendResponseHeaders(204, -1);
        } catch (WebhookVerificationException e) {
            exchange.sendResponseHeaders(401, -1);
        }
    }
}
