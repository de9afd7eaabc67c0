package dev.hoopoe.systemtests;

import com.sun.net.httpserver.HttpExchange;
import dev.hoopoe.common.testing.LoopbackServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A webhook whose receiver takes requests and answers none of them, until it is repaired. */
final class HangingWebhook implements AutoCloseable {

    private final CountDownLatch repaired = new CountDownLatch(1);
    private final LoopbackServer server = LoopbackServer.start(this::receive);
    private final ApiClient administrator;
    private final String id;

    HangingWebhook(ApiClient administrator, String type) {
        this.administrator = administrator;
        this.id = administrator
                .created("/api/webhooks", Map.of("url", server.url() + "/", "event_types", List.of(type)))
                .get("id")
                .textValue();
    }

    /** From now on each request is answered. */
    void repair() {
        repaired.countDown();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            repaired.await();
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            throw new IOException("The server is closed", e);
        }
    }

    @Override
    public void close() {
        try {
            administrator.delete("/api/webhooks/" + id).statusCode(200);
        } finally {
            server.close();
        }
    }
}
