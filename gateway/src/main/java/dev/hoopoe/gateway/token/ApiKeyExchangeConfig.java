package dev.hoopoe.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How API keys are exchanged for access tokens at auth-service. */
@ConfigMapping(prefix = "hoopoe.gateway.api-key")
interface ApiKeyExchangeConfig {

    /** Exchanges that are cached. */
    @WithDefault("10000")
    long maxEntries();

    /** How long before the access token's expiry the key is exchanged again. */
    @WithDefault("PT30S")
    Duration renewBefore();

    /** Concurrent exchanges; further callers get 503, so that guessed keys cannot occupy auth-service. */
    @WithDefault("32")
    int maxConcurrent();

    /** How long auth-service may take for an exchange. */
    @WithDefault("PT5S")
    Duration timeout();
}
