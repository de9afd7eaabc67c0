package dev.hoopoe.messaging.realtime;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Frames are not compressed, even if a client offers it: the state of a compression is more memory than all else of a socket. The
 * compression of messages is switched off by configuration.
 */
@ApplicationScoped
class UncompressedSockets implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
