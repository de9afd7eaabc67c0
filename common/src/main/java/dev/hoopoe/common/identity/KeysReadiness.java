package dev.hoopoe.common.identity;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not ready before the keys that verify tokens were fetched once; after that they are kept while auth-service is away. */
public final class KeysReadiness implements HealthCheck {

    private final TokenVerifier verifier;
    private volatile boolean fetched;

    public KeysReadiness(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public HealthCheckResponse call() {
        fetched = fetched || verifier.keysAtHand();
        return HealthCheckResponse.named("token-keys").status(fetched).build();
    }
}
