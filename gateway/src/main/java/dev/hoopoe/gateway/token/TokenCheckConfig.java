package dev.hoopoe.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Verification of access tokens; issuer, audience and keys default to {@code hoopoe.token}, as in every service. */
@ConfigMapping(prefix = "hoopoe.gateway.token")
interface TokenCheckConfig {

    /** The only accepted {@code iss}. */
    @WithDefault("${hoopoe.token.issuer:hoopoe}")
    String issuer();

    /** The {@code aud} that must be among a token's audiences. */
    @WithDefault("${hoopoe.token.audience:hoopoe}")
    String audience();

    /** Where auth-service publishes its public keys (RFC 7517). */
    @WithDefault("${hoopoe.token.jwks-url:${hoopoe.auth.url:http://127.0.0.1:8101}/.well-known/jwks.json}")
    URI jwksUrl();

    /** The cache of verified tokens. */
    Cache cache();

    /** Tokens that are verified concurrently; a signature takes about 0.1 ms of a core. */
    @WithDefault("4")
    int maxConcurrent();

    /** Tokens that may wait to be verified; further callers get 503. */
    @WithDefault("1000")
    int queueSize();

    /** How long a caller waits for the verification, which may have to fetch the keys first. */
    @WithDefault("PT5S")
    Duration timeout();

    /** Where auth-service lists the sessions that have ended, for a start without Kafka. */
    @WithDefault("${hoopoe.ended-sessions.url:${hoopoe.auth.url:http://127.0.0.1:8101}/internal/sessions/ended}")
    URI endedSessionsUrl();

    /** How verified tokens are cached. */
    interface Cache {

        /** How many tokens are cached. */
        @WithDefault("10000")
        long maxEntries();

        /** How long a token is cached at most; never past its own expiry. */
        @WithDefault("PT60S")
        Duration ttl();
    }
}
