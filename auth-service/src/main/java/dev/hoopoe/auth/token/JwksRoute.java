package dev.hoopoe.auth.token;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * {@code GET /.well-known/jwks.json}: the public keys (RFC 7517). Answered from memory on the event loop, so that this
 * service can fetch its own keys even while all of its workers wait for them.
 */
@ApplicationScoped
class JwksRoute {

    private final SigningKeys keys;

    JwksRoute(SigningKeys keys) {
        this.keys = keys;
    }

    void register(@Observes Router router) {
        router.get("/.well-known/jwks.json")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "public, max-age=300")
                        .end(keys.jwks()));
    }
}
