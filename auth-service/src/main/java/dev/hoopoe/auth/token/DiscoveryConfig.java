package dev.hoopoe.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Settings of the discovery document. */
@ConfigMapping(prefix = "hoopoe.discovery")
interface DiscoveryConfig {

    /** Where clients reach the gateway. */
    @WithDefault("${hoopoe.base-url:http://localhost:8000}")
    URI baseUrl();
}
