package dev.hoopoe.gateway.token;

import dev.hoopoe.common.peer.PeerAddresses;
import dev.hoopoe.gateway.replica.ReplicaAddress;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.route.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The replicas of auth-service that the gateway itself calls, for keys, a token of its own, and ended sessions: ready ones first. */
@ApplicationScoped
class AuthAddresses implements PeerAddresses {

    private final String base;
    private final ReplicaRegistry replicas;

    AuthAddresses(
            @ConfigProperty(name = "hoopoe.auth.url", defaultValue = "http://127.0.0.1:8101") String base,
            ReplicaRegistry replicas) {
        this.base = base;
        this.replicas = replicas;
    }

    @Override
    public List<URI> placesOf(URI url) {
        var text = url.toString();
        var known = replicas.of(Upstream.AUTH).readyFirst();
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
