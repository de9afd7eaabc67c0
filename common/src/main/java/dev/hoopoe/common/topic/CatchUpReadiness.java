package dev.hoopoe.common.topic;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not ready before a state is known, from Kafka or from its owner: what it forbids would be allowed. */
public final class CatchUpReadiness implements HealthCheck {

    private final String name;
    private final TopicCatchUp catchUp;

    /** @param name of the check, as in {@code ended-sessions} */
    public CatchUpReadiness(String name, TopicCatchUp catchUp) {
        this.name = name;
        this.catchUp = catchUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(name).status(catchUp.isKnown()).build();
    }
}
