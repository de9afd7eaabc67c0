package dev.hoopoe.gateway.replica;

import dev.hoopoe.gateway.route.Upstream;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

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
     * @param file in the format of {@link Properties}; a service that it does not name keeps its configured addresses
     * @throws IllegalArgumentException for an address that is no URI
     */
    Map<Upstream, List<URI>> urls(String file) {
        var lines = propertiesOf(file);
        var urls = new EnumMap<>(configured);
        for (var upstream : Upstream.values()) {
            var named = urlsOf(lines, upstream.wireName());
            if (!named.isEmpty()) {
                urls.put(upstream, named);
            }
        }
        return urls;
    }

    /** The base addresses of all gateways, as {@link #urls}; empty when neither file nor configuration names any. */
    List<URI> gatewayUrls(String file) {
        var named = urlsOf(propertiesOf(file), GATEWAY);
        return named.isEmpty() ? gateways : named;
    }

    private static List<URI> urlsOf(Properties lines, String name) {
        var line = lines.getProperty(name, "");
        return line.isBlank()
                ? List.of()
                : Arrays.stream(line.split(",", -1))
                        .map(String::strip)
                        .map(URI::create)
                        .toList();
    }

    private static Properties propertiesOf(String file) {
        var lines = new Properties();
        try {
            lines.load(new StringReader(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
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
