package dev.hoopoe.auth.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an API key is good for. */
@ConfigMapping(prefix = "hoopoe.api-key")
public interface ApiKeyConfig {

    /** Life of an access token that a key is exchanged for. */
    @WithDefault("PT5M")
    Duration tokenLifetime();
}
