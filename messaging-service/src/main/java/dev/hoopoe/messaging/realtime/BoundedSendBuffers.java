package dev.hoopoe.messaging.realtime;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What waits in the kernel for a client that does not read is bounded as its queue is. By itself Linux holds up to 4 MiB for each
 * connection (tcp_wmem), and a thousand of them take the memory of all connections of the machine (tcp_mem).
 */
@ApplicationScoped
class BoundedSendBuffers implements HttpServerOptionsCustomizer {

    /** Linux holds twice as much, with its own overhead. */
    private static final int BYTES = 128 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
