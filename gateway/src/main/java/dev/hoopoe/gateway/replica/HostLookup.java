package dev.hoopoe.gateway.replica;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Resolves host names without a cache. The resolver and its thread are created by the first name that is no IP address. */
final class HostLookup implements AutoCloseable {

    private static final long CLOSE_MILLIS = 1_000;

    private final DnsServerAddressStreamProvider servers;
    private EventLoopGroup thread;
    private DnsNameResolver resolver;

    /** Asks the name servers of this machine. */
    HostLookup() {
        this(DnsServerAddressStreamProviders.platformDefault());
    }

    HostLookup(DnsServerAddressStreamProvider servers) {
        this.servers = servers;
    }

    /** Every address of the host; completes on any thread. */
    Future<List<InetAddress>> resolve(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var literal = NetUtil.createByteArrayFromIpAddressString(bare);
        if (literal != null) {
            return Future.succeededFuture(List.of(addressOf(literal)));
        }
        Promise<List<InetAddress>> resolved = Promise.promise();
        resolver().resolveAll(bare).addListener((io.netty.util.concurrent.Future<List<InetAddress>> lookup) -> {
            if (lookup.isSuccess()) {
                resolved.complete(List.copyOf(lookup.getNow()));
            } else {
                resolved.fail(lookup.cause());
            }
        });
        return resolved.future();
    }

    private synchronized DnsNameResolver resolver() {
        if (resolver == null) {
            thread = new NioEventLoopGroup(1, new DefaultThreadFactory("dns", true));
            resolver = new DnsNameResolverBuilder(thread.next())
                    .datagramChannelType(NioDatagramChannel.class)
                    .nameServerProvider(servers)
                    .resolveCache(NoopDnsCache.INSTANCE)
                    .build();
        }
        return resolver;
    }

    private static InetAddress addressOf(byte[] literal) {
        try {
            return InetAddress.getByAddress(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (resolver != null) {
            resolver.close();
            var closing = thread.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            closing.awaitUninterruptibly(CLOSE_MILLIS);
        }
    }
}
