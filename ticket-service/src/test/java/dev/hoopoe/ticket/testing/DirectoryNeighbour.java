package dev.hoopoe.ticket.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.hoopoe.common.testing.LoopbackServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for directory-service: answers at a path, in an account, what a test PUT there, which has no token; 404
 * otherwise, but a client that is asked for by number is made up. Special bodies make it fail: {@link #SILENT} breaks the
 * connection, {@link #BROKEN} answers 500. {@code HEAD} tells how often a path was asked for.
 */
public final class DirectoryNeighbour implements QuarkusTestResourceLifecycleManager {

    static final String SILENT = "silent";
    static final String BROKEN = "broken";
    static final String ASKED_HEADER = "X-Asked";
    private static final String ACCOUNT_HEADER = "X-Hoopoe-Account";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final AtomicLong nextNumber = new AtomicLong(1_000_000);
    private LoopbackServer server;

    @Override
    public Map<String, String> start() {
        server = LoopbackServer.start(this::answer);
        return Map.of("hoopoe.directory.url", server.url());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestHeaders().getFirst(ACCOUNT_HEADER) + exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestMethod()) {
                case "PUT" -> take(exchange, key, body);
                case "POST" -> {
                    answers.put(key, placeholder(Long.toString(nextNumber.getAndIncrement())));
                    give(exchange, key);
                }
                case "HEAD" -> {
                    exchange.getResponseHeaders().set(ASKED_HEADER, counter(key).toString());
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> give(exchange, key);
            }
        }
    }

    /** A PUT with a token is not a test's but the service's own. */
    private void take(HttpExchange exchange, String key, String body) throws IOException {
        if (!exchange.getRequestHeaders().containsKey("Authorization")) {
            answers.put(key, body);
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        if (key.contains("/clients/number/")) {
            answers.computeIfAbsent(key, made -> placeholder(made.substring(made.lastIndexOf('/') + 1)));
        }
        give(exchange, key);
    }

    private void give(HttpExchange exchange, String key) throws IOException {
        counter(key).incrementAndGet();
        var answer = answers.get(key);
        if (answer == null) {
            exchange.sendResponseHeaders(404, -1);
        } else if (answer.equals(BROKEN)) {
            exchange.sendResponseHeaders(500, -1);
        } else if (!answer.equals(SILENT)) {
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String placeholder(String number) {
        return """
                {"sequence": 0, "snapshot": {"id": "%s", "number": %s, "name": "Client %s", "email": null, "data": {}}}""".formatted(UUID.randomUUID(), number, number);
    }

    private AtomicInteger counter(String key) {
        return asked.computeIfAbsent(key, unknown -> new AtomicInteger());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
