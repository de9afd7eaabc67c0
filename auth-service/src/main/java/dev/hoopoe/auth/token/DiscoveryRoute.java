package dev.hoopoe.auth.token;

import dev.hoopoe.common.identity.TokenConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code GET /.well-known/openid-configuration}: where the keys are and which claims tokens have, for libraries that
 * verify access tokens by discovery (OpenID Connect Discovery 1.0 §3). It names no endpoints for signing in by that
 * protocol, since there are none. For libraries that compare the issuer with the requested URL,
 * {@code hoopoe.token.issuer} must be that URL.
 */
@ApplicationScoped
class DiscoveryRoute {

    private final String document;

    DiscoveryRoute(TokenConfig tokens, DiscoveryConfig config) {
        var base = config.baseUrl().toString().replaceFirst("/+$", "");
        document = new JsonObject()
                .put("issuer", tokens.issuer())
                .put("jwks_uri", base + "/.well-known/jwks.json")
                .put("response_types_supported", new JsonArray())
                .put("subject_types_supported", JsonArray.of("public"))
                .put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
                .put(
                        "claims_supported",
                        JsonArray.of("iss", "aud", "sub", "sid", "jti", "iat", "exp", "groups", "account"))
                .encode();
    }

    void register(@Observes Router router) {
        router.get("/.well-known/openid-configuration")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "public, max-age=300")
                        .end(document));
    }
}
