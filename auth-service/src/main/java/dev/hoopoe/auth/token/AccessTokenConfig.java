package dev.hoopoe.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the tokens given out are good for. */
@ConfigMapping(prefix = "hoopoe.access-token")
public interface AccessTokenConfig {

    /** Life of a person's access token (contract Homa, section 2). */
    @WithDefault("PT24H")
    Duration lifetime();

    /** Life of a service's access token. */
    @WithDefault("PT5M")
    Duration serviceLifetime();
}
