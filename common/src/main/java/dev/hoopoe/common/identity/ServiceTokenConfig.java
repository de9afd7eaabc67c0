package dev.hoopoe.common.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Credentials with which a service requests its own token (client credentials, RFC 6749 §4.4). */
@ConfigMapping(prefix = "hoopoe.service-token")
public interface ServiceTokenConfig {

    /** The service's name at auth-service; needed by services that call a neighbour. */
    Optional<String> clientId();

    /** The service's secret, needed likewise; none by default on purpose. */
    Optional<String> clientSecret();

    /** Where tokens are given out. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}/internal/token")
    URI tokenUrl();
}
