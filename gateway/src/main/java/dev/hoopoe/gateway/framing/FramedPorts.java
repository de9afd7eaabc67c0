package dev.hoopoe.gateway.framing;

import dev.hoopoe.gateway.clientip.ClientAddresses;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Names the ports that clients reach, before any of them is opened; the management port is none of them. */
@ApplicationScoped
class FramedPorts implements HttpServerOptionsCustomizer {

    // Static, since the transport that asks is made by Vert.x before there are beans.
    private static final Map<Integer, Framed> PORTS = new ConcurrentHashMap<>();

    private final Framed framed;

    FramedPorts(ConnectionConfig config, ClientAddresses clients) {
        this.framed = new Framed(config, new AddressCounts(config.maxPerAddress()), clients::isTrustedProxy);
    }

    /** What connections to a port are held to; null where they are not. */
    static Framed find(int port) {
        return PORTS.get(port);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        PORTS.put(options.getPort(), framed);
    }

    record Framed(ConnectionConfig config, AddressCounts connections, Predicate<SocketAddress> isTrustedProxy) {

        /** False when the client's address has as many connections as it may; a trusted proxy's are those of many clients. */
        boolean admit(Channel channel) {
            if (isTrustedProxy.test(channel.remoteAddress())) {
                return true;
            }
            var address = AddressCounts.keyOf(channel.remoteAddress());
            if (!connections.acquire(address)) {
                return false;
            }
            channel.closeFuture().addListener(closed -> connections.release(address));
            return true;
        }
    }
}
