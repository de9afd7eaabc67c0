package dev.hoopoe.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while there is a signing key. */
@Readiness
@ApplicationScoped
class SigningKeyReadiness implements HealthCheck {

    private final SigningKeys keys;

    SigningKeyReadiness(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signing-key").status(keys.areUsable()).build();
    }
}
