package dev.hoopoe.messaging.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.hoopoe.common.testing.Gate;
import dev.hoopoe.common.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** A service this one calls: answers what a test taught it, 404 to all else, and can be down or slow. */
public final class Neighbour {

    private static final Answer NOT_FOUND = new Answer(404, "{\"success\":false,\"data\":{\"error\":\"not_found\"}}");

    private static final String ANY = "*";

    private final URI address;
    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();
    private LoopbackServer server;

    /** What a request asked; {@code path} and {@code query} are raw, {@code port} the caller's end of the connection. */
    public record Request(
            String method, String path, String query, String account, String authorization, String body, int port) {}

    public record Answer(int status, String body) {}

    private Neighbour(String urlKey) {
        this.address = URI.create(ConfigProvider.getConfig().getValue(urlKey, String.class));
    }

    static Neighbour at(String urlKey) {
        return new Neighbour(urlKey);
    }

    /** Teaches an answer to a call on behalf of an account. */
    public void answers(String account, String method, String path, Function<Request, Answer> answer) {
        answers.put(key(account, method, path), answer);
    }

    public void answers(String account, String method, String path, int status, String body) {
        answers(account, method, path, request -> new Answer(status, body));
    }

    /** Teaches an answer to a call on behalf of any account that was not taught another. */
    void answersAll(String method, String path, int status, String body) {
        answers(ANY, method, path, status, body);
    }

    /** Calls received by path, oldest first. */
    public List<Request> requestsTo(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** How many calls were received on behalf of an account. */
    public long callsIn(String account) {
        return requests.stream()
                .filter(request -> account.equals(request.account()))
                .count();
    }

    /** Lets calls wait until {@link #up()}. */
    public void slow() {
        gate.close();
    }

    public void down() {
        gate.open();
        if (server != null) {
            server.close();
            server = null;
        }
    }

    public void up() {
        gate.open();
        if (server == null) {
            server = LoopbackServer.startAt(address, this::handle);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    exchange.getRequestURI().getRawQuery(),
                    headers.getFirst("X-Hoopoe-Account"),
                    headers.getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRemoteAddress().getPort());
            requests.add(request);
            gate.pass();
            var answer = Stream.of(request.account(), ANY)
                    .map(account -> answers.get(key(account, request.method(), request.path())))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(other -> NOT_FOUND)
                    .apply(request);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String key(String account, String method, String path) {
        return account + " " + method + " " + path;
    }
}
