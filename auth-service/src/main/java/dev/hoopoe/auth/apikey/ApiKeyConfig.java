package dev.hoopoe.auth.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of API keys. */
@ConfigMapping(prefix = "hoopoe.api-key")
public interface ApiKeyConfig {

    /** Lifetime of an access token that a key is exchanged for. */
    @WithDefault("PT5M")
    Duration tokenLifetime();

    /** The number of keys with labels that a user may have; a further one is refused with 409. */
    @WithDefault("50")
    int maxPerUser();
}
