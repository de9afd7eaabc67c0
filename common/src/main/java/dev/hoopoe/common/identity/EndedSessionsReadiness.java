package dev.hoopoe.common.identity;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not ready before the ended sessions are known, from Kafka or from auth-service: their tokens would be accepted. */
public final class EndedSessionsReadiness implements HealthCheck {

    private final EndedSessionsCatchUp catchUp;

    public EndedSessionsReadiness(EndedSessionsCatchUp catchUp) {
        this.catchUp = catchUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ended-sessions")
                .status(catchUp.isKnown())
                .build();
    }
}
