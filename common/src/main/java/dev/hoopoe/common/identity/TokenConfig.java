package dev.hoopoe.common.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How access tokens are verified. */
@ConfigMapping(prefix = "hoopoe.token")
public interface TokenConfig {

    /** The only accepted {@code iss}. */
    @WithDefault("hoopoe")
    String issuer();

    /** The {@code aud} that must be among a token's audiences. */
    @WithDefault("hoopoe")
    String audience();

    /** Where auth-service publishes its public keys (RFC 7517). */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}/.well-known/jwks.json")
    URI jwksUrl();

    /** The cache of verified tokens. */
    Cache cache();

    /** How verified tokens are cached. */
    interface Cache {

        /** How many tokens are cached; one takes about 2 KiB. */
        @WithDefault("2000")
        long maxEntries();

        /** How long a token is cached at most; never past its own expiry. */
        @WithDefault("PT60S")
        Duration ttl();
    }
}
