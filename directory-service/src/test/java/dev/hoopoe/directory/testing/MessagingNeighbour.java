package dev.hoopoe.directory.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stands in for messaging-service while it is open: answers all calls as it was told, and keeps what they asked. */
public final class MessagingNeighbour implements AutoCloseable {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{}";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** What a call asked for. */
    public record Call(String account, String path, Map<String, String> parameters) {}

    private MessagingNeighbour(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static MessagingNeighbour open() {
        var address = URI.create(ConfigProvider.getConfig().getValue(MessagingAddress.KEY, String.class));
        try {
            return new MessagingNeighbour(
                    HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on calls are answered so. */
    public void answers(int newStatus, String newBody) {
        status = newStatus;
        body = newBody;
    }

    /** From now on calls wait until {@link #goOn}. */
    public void waits() {
        gate = new CountDownLatch(1);
    }

    public void goOn() {
        gate.countDown();
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
            awaitGate();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void awaitGate() throws IOException {
        try {
            if (!gate.await(30, TimeUnit.SECONDS)) {
                throw new IOException("Nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @Override
    public void close() {
        gate.countDown();
        if (!threads.isShutdown()) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
