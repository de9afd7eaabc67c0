package dev.hoopoe.gateway.replica;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the replicas of each service are found, and how the gateway learns which of them are ready. */
@ConfigMapping(prefix = "hoopoe.gateway.replicas")
public interface ReplicaConfig {

    /** Base addresses of auth-service, separated by commas; a host name stands for every address that it resolves to. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}")
    List<URI> authUrls();

    /** Base addresses of directory-service, as {@link #authUrls()}. */
    @WithDefault("${hoopoe.directory.url:http://127.0.0.1:8102}")
    List<URI> directoryUrls();

    /** Base addresses of ticket-service, as {@link #authUrls()}. */
    @WithDefault("${hoopoe.ticket.url:http://127.0.0.1:8103}")
    List<URI> ticketUrls();

    /** Base addresses of messaging-service, as {@link #authUrls()}. */
    @WithDefault("${hoopoe.messaging.url:http://127.0.0.1:8104}")
    List<URI> messagingUrls();

    /**
     * Base addresses of all gateways, as {@link #authUrls()}: each takes its share of the quotas of requests. Without a value
     * the line {@code gateway} of the file counts, without either this gateway is alone.
     */
    Optional<List<URI>> gatewayUrls();

    /**
     * A properties file with a line for each service whose base addresses change while the gateway runs, such as
     * {@code ticket=http://127.0.0.1:8103,http://127.0.0.1:8113}, and a line {@code gateway} for the gateways; it is read
     * again at each poll.
     */
    Optional<Path> file();

    /** How often host names are looked up and the file is read; a lookup bypasses Java's DNS cache. */
    @WithDefault("PT2S")
    Duration pollInterval();

    /** How often each replica is asked whether it is ready; no answer within this time counts as not ready. */
    @WithDefault("PT1S")
    Duration probeInterval();

    /** How long a replica takes from its first ready probe to a full share of the requests. */
    @WithDefault("PT10S")
    Duration warmUp();

    /** When a replica whose requests fail gets none although its probe is fine. */
    Circuit circuitBreaker();

    /** The circuit breaker of each replica. */
    interface Circuit {

        /**
         * How many of the last requests, twice as many as this, may fail before the replica gets none: connections that break
         * and answers that do not come in time, not errors that it answers. 1 to 31.
         */
        @WithDefault("5")
        int maxFailures();

        /** How long it gets none; then one request decides. */
        @WithDefault("PT1S")
        Duration openTime();

        /** How long it gets none at most: each failed trial doubles the time. */
        @WithDefault("PT30S")
        Duration maxOpenTime();
    }
}
