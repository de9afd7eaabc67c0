package dev.hoopoe.messaging.webhook.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.webhook.net.Answer.Ending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** None of many ways to name an address that is not public leads to a connection, guarded as in production. */
class HostileUrlsTest {

    private static final int AT_LEAST = 60;

    private final Map<String, List<InetAddress>> names = new HashMap<>();

    @Test
    void noConnectionIsMadeTo() throws IOException {
        var vertx = Vertx.vertx();
        try (var listener = new Listener()) {
            var urls = urls(listener.port());
            var config = TargetConfigs.production();
            var client = new WebhookClient(
                    vertx, new TargetGuard(config, host -> CompletableFuture.completedFuture(names.get(host))), config);

            var permitted = new ArrayList<String>();
            for (var url : urls) {
                var answer = client.post(url, Map.of(), Buffer.buffer("{}"))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
                if (answer.ending() != Ending.NOT_PERMITTED) {
                    permitted.add(url);
                }
            }

            assertTrue(urls.size() >= AT_LEAST);
            assertEquals(List.of(), permitted);
            assertEquals(0, listener.connections());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void theListenerWouldNoticeAConnection() throws IOException {
        var vertx = Vertx.vertx();
        try (var listener = new Listener()) {
            var config = TargetConfigs.allowingLoopback();
            var client = new WebhookClient(vertx, new TargetGuard(config, host -> null), config);

            var answer = client.post("http://127.0.0.1:" + listener.port() + "/", Map.of(), Buffer.buffer("{}"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();

            assertEquals(Ending.UNREACHABLE, answer.ending());
            assertEquals(1, listener.connections());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private List<String> urls(int port) throws IOException {
        try (var file = HostileUrlsTest.class.getResourceAsStream("/hostile-urls.txt")) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(line -> line.replace("PORT", Integer.toString(port)))
                    .map(this::withoutNames)
                    .toList();
        }
    }

    /** What follows the URL after a space is what its name leads to; the rest of the URL has no such parts. */
    private String withoutNames(String line) {
        var parts = List.of(line.split(" (?=[0-9:]|$)", -1));
        var host = parts.get(0).replaceAll("^https://([^:/]*).*", "$1").toLowerCase(java.util.Locale.ROOT);
        names.put(host, parts.stream().skip(1).flatMap(HostileUrlsTest::address).toList());
        return parts.get(0);
    }

    private static Stream<InetAddress> address(String text) {
        return text.isEmpty() ? Stream.of() : Stream.of(AddressLiteral.read(text));
    }

    /** Counts who connects, and answers nothing. */
    private static final class Listener implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger connections = new AtomicInteger();
        private final Thread thread = new Thread(this::accept);

        Listener() throws IOException {
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        int connections() {
            return connections.get();
        }

        private void accept() {
            try {
                while (true) {
                    socket.accept().close();
                    connections.incrementAndGet();
                }
            } catch (SocketException e) {
                // Closed.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
