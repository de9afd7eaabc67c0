package dev.hoopoe.common.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

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
}
