package dev.hoopoe.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Lifetimes of access tokens. */
@ConfigMapping(prefix = "hoopoe.access-token")
public interface AccessTokenConfig {

    /** Lifetime of a person's access token (contract Homa, section 2). */
    @WithDefault("PT24H")
    Duration lifetime();

    /** Lifetime of a service's access token. */
    @WithDefault("PT5M")
    Duration serviceLifetime();
}
