package dev.hoopoe.gateway.replica;

import dev.hoopoe.common.peer.PeerAddresses;
import dev.hoopoe.gateway.route.Upstream;
import java.net.URI;
import java.util.List;

/** The replicas of a service that the gateway itself calls, as for keys and ended sessions: ready ones first. */
public final class UpstreamAddresses implements PeerAddresses {

    private final String base;
    private final Upstream upstream;
    private final ReplicaRegistry replicas;

    /** @param base the service's configured URL, for which those of its replicas stand */
    public UpstreamAddresses(String base, Upstream upstream, ReplicaRegistry replicas) {
        this.base = base;
        this.upstream = upstream;
        this.replicas = replicas;
    }

    @Override
    public List<URI> placesOf(URI url) {
        var text = url.toString();
        var known = replicas.of(upstream).readyFirst();
        if (known.isEmpty() || !text.startsWith(base)) {
            return List.of(url);
        }
        var rest = text.substring(base.length());
        return known.stream()
                .map(replica -> URI.create(origin(replica.address()) + rest))
                .toList();
    }

    /** A certificate names the host, so its name is resolved again. */
    private static String origin(ReplicaAddress address) {
        if (address.isSecure()) {
            return address.url().toString();
        }
        var ip = address.socket().getAddress().getHostAddress();
        return "http://" + (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":"
                + address.socket().getPort();
    }
}
