package dev.hoopoe.common.peer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where a service finds its neighbours. */
@ConfigMapping(prefix = "hoopoe.peers")
public interface PeersConfig {

    /**
     * A properties file with a line for each service that has several base addresses, such as
     * {@code ticket=http://127.0.0.1:8103,http://127.0.0.1:21034}; it is read again at most once a second. A service without
     * a line has its configured address.
     */
    Optional<Path> file();

    /** Base address of auth-service, one for all of its replicas. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}")
    URI authUrl();

    /** Base address of directory-service, as {@link #authUrl()}. */
    @WithDefault("${hoopoe.directory.url:http://127.0.0.1:8102}")
    URI directoryUrl();

    /** Base address of ticket-service, as {@link #authUrl()}. */
    @WithDefault("${hoopoe.ticket.url:http://127.0.0.1:8103}")
    URI ticketUrl();

    /** Base address of messaging-service, as {@link #authUrl()}. */
    @WithDefault("${hoopoe.messaging.url:http://127.0.0.1:8104}")
    URI messagingUrl();

    /** How long a call waits for a connection to one replica. */
    @WithDefault("PT1S")
    Duration connectTimeout();

    /** How long a neighbour may take to answer a call. */
    @WithDefault("PT3S")
    Duration timeout();
}
