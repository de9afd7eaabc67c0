package dev.hoopoe.gateway.testing;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.smallrye.health.SmallRyeHealthReporter;

/** A gateway that has just started reads its topics from their beginning, which takes longer than an event that follows. */
public final class GatewayReadiness {

    private GatewayReadiness() {}

    /** Returns once the gateway has read what was on its topics when it started. */
    public static void awaitTopics() {
        var reporter = Arc.container().instance(SmallRyeHealthReporter.class).get();
        await().until(() -> !reporter.getReadiness().isDown());
    }
}
