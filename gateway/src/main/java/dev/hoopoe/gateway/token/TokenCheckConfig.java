package dev.hoopoe.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How access tokens are checked; issuer, audience and keys are those of {@code hoopoe.token}, as in every service. */
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

    /** How many verified tokens are remembered. */
    @WithDefault("10000")
    long remembered();

    /** How long a verified token is remembered at most; never past its own expiry. */
    @WithDefault("PT60S")
    Duration rememberedFor();

    /** How many tokens are verified at once; a signature costs about 0.1 ms of a core. */
    @WithDefault("4")
    int threads();

    /** How many tokens may wait to be verified before callers get 503. */
    @WithDefault("1000")
    int waiting();

    /** How long a caller waits for the verification, which may have to fetch the keys first. */
    @WithDefault("PT5S")
    Duration timeout();

    /** Where auth-service lists the sessions that have ended, for a start without Kafka. */
    @WithDefault("${hoopoe.ended-sessions.url:${hoopoe.auth.url:http://127.0.0.1:8101}/internal/sessions/ended}")
    URI endedSessionsUrl();
}
