package dev.hoopoe.common.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the ended sessions are known, from Kafka or from auth-service: their tokens would be accepted. */
@Readiness
@ApplicationScoped
class EndedSessionsReadiness implements HealthCheck {

    private final EndedSessionsCatchUp catchUp;

    EndedSessionsReadiness(EndedSessionsCatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ended-sessions")
                .status(catchUp.isKnown())
                .build();
    }
}
