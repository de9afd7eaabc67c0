package dev.hoopoe.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How API keys are exchanged for access tokens at auth-service. */
@ConfigMapping(prefix = "hoopoe.gateway.api-key")
interface ApiKeyExchangeConfig {

    /** How many exchanges are remembered. */
    @WithDefault("10000")
    long remembered();

    /** How long before the access token's expiry the key is exchanged anew. */
    @WithDefault("PT30S")
    Duration renewBefore();

    /** How many exchanges may be under way before callers get 503: who guesses keys must not occupy auth-service. */
    @WithDefault("32")
    int atOnce();

    /** How long auth-service may take. */
    @WithDefault("PT5S")
    Duration timeout();
}
