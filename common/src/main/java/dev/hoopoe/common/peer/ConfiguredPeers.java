package dev.hoopoe.common.peer;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Replicas by the file of replicas, or the one configured address. */
@ApplicationScoped
class ConfiguredPeers implements PeerAddresses {

    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);

    private final Map<String, String> configured;
    private final Optional<ReplicasFile> file;
    private final Clock clock;
    private Instant readAt = Instant.MIN;
    private Map<String, List<URI>> replicas = Map.of();
    private final AtomicInteger calls = new AtomicInteger();

    ConfiguredPeers(PeersConfig config, Clock clock) {
        this.configured = Map.of(
                "auth", config.authUrl().toString(),
                "directory", config.directoryUrl().toString(),
                "ticket", config.ticketUrl().toString(),
                "messaging", config.messagingUrl().toString());
        this.file = config.file().map(ReplicasFile::new);
        this.clock = clock;
    }

    @Override
    public List<URI> placesOf(URI url) {
        if (file.isEmpty()) {
            return List.of(url);
        }
        var text = url.toString();
        for (var service : configured.entrySet()) {
            var base = service.getValue();
            if (beginsWith(text, base)) {
                return places(replicasOf(service.getKey()), url, text.substring(base.length()));
            }
        }
        return List.of(url);
    }

    private synchronized List<URI> replicasOf(String service) {
        var now = clock.instant();
        if (now.isAfter(readAt.plus(READ_AGAIN_AFTER)) || now.isBefore(readAt)) {
            readAt = now;
            replicas = file.orElseThrow().read();
        }
        return replicas.getOrDefault(service, List.of());
    }

    /** {@code http://host:8101} is not the beginning of {@code http://host:81011}. */
    private static boolean beginsWith(String url, String base) {
        return url.startsWith(base)
                && (url.length() == base.length()
                        || base.endsWith("/")
                        || "/?".indexOf(url.charAt(base.length())) >= 0);
    }

    private List<URI> places(List<URI> replicas, URI url, String rest) {
        if (replicas.isEmpty()) {
            return List.of(url);
        }
        var places = new ArrayList<>(
                replicas.stream().map(replica -> URI.create(replica + rest)).toList());
        Collections.rotate(places, -Math.floorMod(calls.getAndIncrement(), places.size()));
        return places;
    }
}
