package dev.hoopoe.gateway.framing;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import java.util.concurrent.ThreadFactory;

/**
 * The transport that Vert.x chose, with a {@link RequestFraming} in front of the decoder of each client's connection.
 */
final class FramingTransport implements Transport {

    private static final String HTTP_DECODER = "httpDecoder";

    private final Transport chosen;

    FramingTransport(Transport chosen) {
        this.chosen = chosen;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        chosen.configure(options, domainSocket, bootstrap);
        var framed = FramedPorts.find(options.getPort());
        if (framed != null) {
            bootstrap.handler(listening(framed));
            bootstrap.childHandler(framing(framed, bootstrap.config().childHandler()));
        }
    }

    private static ChannelHandler listening(FramedPorts.Framed framed) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel server) {
                framed.listeners().add(server);
            }
        };
    }

    private static ChannelHandler framing(FramedPorts.Framed framed, ChannelHandler server) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (!framed.admit(channel)) {
                    var unused = channel.close();
                    return;
                }
                var pipeline = channel.pipeline();
                pipeline.addLast(server);
                // Fails when TLS is configured: TLS must end in front of the gateway, so that all bytes are checked.
                pipeline.addBefore(HTTP_DECODER, RequestFraming.NAME, new RequestFraming(framed.config()));
                pipeline.addBefore(HTTP_DECODER, "progress", new AnswerProgress(framed.config()));
            }
        };
    }

    @Override
    public boolean supportsDomainSockets() {
        return chosen.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return chosen.supportFileRegion();
    }

    @Override
    public boolean isAvailable() {
        return chosen.isAvailable();
    }

    @Override
    public Throwable unavailabilityCause() {
        return chosen.unavailabilityCause();
    }

    @Override
    public SocketAddress convert(io.vertx.core.net.SocketAddress address) {
        return chosen.convert(address);
    }

    @Override
    public io.vertx.core.net.SocketAddress convert(SocketAddress address) {
        return chosen.convert(address);
    }

    @Override
    public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ioRatio) {
        return chosen.eventLoopGroup(type, threads, factory, ioRatio);
    }

    @Override
    public DatagramChannel datagramChannel() {
        return chosen.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return chosen.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return chosen.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return chosen.serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        chosen.configure(channel, options);
    }

    @Override
    public void configure(ClientOptionsBase options, boolean domainSocket, Bootstrap bootstrap) {
        chosen.configure(options, domainSocket, bootstrap);
    }
}
