package dev.hoopoe.directory.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.hoopoe.common.testing.Gate;
import dev.hoopoe.common.testing.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A server in place of messaging-service: gives every call the same answer, which the test chooses, and records the calls. */
public final class MessagingNeighbour implements AutoCloseable {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();
    private final LoopbackServer server;
    private volatile int status = 200;
    private volatile String body = "{}";

    /** What a call asked for. */
    public record Call(String account, String path, Map<String, String> parameters) {}

    private MessagingNeighbour() {
        var address = URI.create(ConfigProvider.getConfig().getValue(MessagingAddress.KEY, String.class));
        server = LoopbackServer.startAt(address, this::answer);
    }

    public static MessagingNeighbour open() {
        return new MessagingNeighbour();
    }

    /** From now on calls are answered so. */
    public void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** From now on calls wait until {@link #goOn}. */
    public void waits() {
        gate.close();
    }

    public void goOn() {
        gate.open();
    }

    /** All calls, the oldest first, also those that wait. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(new Call(
                    exchange.getRequestHeaders().getFirst("X-Hoopoe-Account"),
                    exchange.getRequestURI().getPath(),
                    parameters(exchange.getRequestURI().getQuery())));
            gate.pass();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Override
    public void close() {
        gate.open();
        server.close();
    }
}
