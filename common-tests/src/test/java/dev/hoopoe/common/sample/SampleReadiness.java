package dev.hoopoe.common.sample;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready until a test says otherwise. */
@Readiness
@ApplicationScoped
class SampleReadiness implements HealthCheck {

    private volatile boolean ready = true;

    void set(boolean now) {
        ready = now;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sample").status(ready).build();
    }
}
