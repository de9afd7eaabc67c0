package dev.hoopoe.gateway.replica;

import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns the base addresses of the services into the addresses of their replicas. */
final class ReplicaDiscovery {

    private static final String GATEWAY = "gateway";

    private final Map<Upstream, List<URI>> configured;
    private final List<URI> gateways;
    private final HostLookup hosts;

    ReplicaDiscovery(ReplicaConfig config, HostLookup hosts) {
        this.configured = new EnumMap<>(Map.of(
                Upstream.AUTH, config.authUrls(),
                Upstream.DIRECTORY, config.directoryUrls(),
                Upstream.TICKET, config.ticketUrls(),
                Upstream.MESSAGING, config.messagingUrls()));
        this.gateways = config.gatewayUrls().orElse(List.of());
        this.hosts = hosts;
    }

    /** Fails when one of the host names cannot be resolved. */
    Future<List<ReplicaAddress>> find(List<URI> urls) {
        var lookups = urls.stream().map(this::find).toList();
        return Future.all(lookups)
                .map(all -> lookups.stream()
                        .flatMap(lookup -> lookup.result().stream())
                        .distinct()
                        .toList());
    }

    /**
     * The base addresses of each service.
     *
     * @param replicas by the name of the service; one that it does not name keeps its configured addresses
     */
    Map<Upstream, List<URI>> urls(Map<String, List<URI>> replicas) {
        var urls = new EnumMap<>(configured);
        urls.replaceAll((upstream, addresses) -> replicas.getOrDefault(upstream.wireName(), addresses));
        return urls;
    }

    /** The base addresses of all gateways, as {@link #urls}; empty when neither file nor configuration names any. */
    List<URI> gatewayUrls(Map<String, List<URI>> replicas) {
        return replicas.getOrDefault(GATEWAY, gateways);
    }

    private Future<List<ReplicaAddress>> find(URI url) {
        if (url.getHost() == null) {
            return Future.failedFuture(new IOException("No host in the base address " + url));
        }
        return hosts.resolve(url.getHost())
                .map(addresses -> addresses.stream()
                        .map(address ->
                                new ReplicaAddress(url, new InetSocketAddress(address, ReplicaAddress.portOf(url))))
                        .toList());
    }
}
