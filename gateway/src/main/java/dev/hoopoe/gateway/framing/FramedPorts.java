package dev.hoopoe.gateway.framing;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names the ports that clients reach, before any of them is opened; the management port is none of them. */
@ApplicationScoped
class FramedPorts implements HttpServerOptionsCustomizer {

    // Static, since the transport that asks is made by Vert.x before there are beans.
    private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

    static boolean contains(int port) {
        return PORTS.contains(port);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        PORTS.add(options.getPort());
    }
}
