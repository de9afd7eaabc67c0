package dev.hoopoe.gateway.framing;

import dev.hoopoe.gateway.clientip.ClientAddresses;
import dev.hoopoe.gateway.drain.DelayEnded;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Registers the ports for clients before they are opened; the management port is not among them. */
@ApplicationScoped
class FramedPorts implements HttpServerOptionsCustomizer {

    // Static, since Vert.x creates the transport before there are beans.
    private static final Map<Integer, Framed> PORTS = new ConcurrentHashMap<>();

    private final Framed framed;

    FramedPorts(ConnectionConfig config, ClientAddresses clients) {
        this.framed = new Framed(
                config,
                new AddressCounts(config.maxPerAddress()),
                clients::isTrustedProxy,
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE));
    }

    /** The limits of a port's connections; null for a port without. */
    static Framed find(int port) {
        return PORTS.get(port);
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        // Else the server would answer for a service that it can compress a WebSocket.
        options.setPerMessageWebSocketCompressionSupported(false).setPerFrameWebSocketCompressionSupported(false);
        PORTS.put(options.getPort(), framed);
    }

    /** A connection attempt is refused from now on, so that the client goes to another gateway; open ones are kept. */
    void stopListening(@Observes DelayEnded event) {
        var unused = framed.listeners().close();
    }

    /** @param listeners the sockets that accept connections; one that is closed leaves by itself */
    record Framed(
            ConnectionConfig config,
            AddressCounts connections,
            Predicate<SocketAddress> isTrustedProxy,
            ChannelGroup listeners) {

        /**
         * False when the client's address has reached its limit; trusted proxies have none, since they carry many
         * clients.
         */
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
