package dev.hoopoe.common.readiness;

import io.quarkus.arc.Arc;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** All readiness checks of this process together; the reason for a no is on the management port, at {@code /q/health/ready}. */
public final class ReadinessChecks {

    /** Where neighbours ask, on the port for requests: 200 or 503, an empty body, no credential. */
    public static final String PATH = "/internal/ready";

    private final SmallRyeHealthReporter checks;

    public ReadinessChecks(SmallRyeHealthReporter checks) {
        this.checks = checks;
    }

    /** Completes on the caller's Vert.x context; blocking checks run on workers. */
    public Future<Boolean> areUp(Vertx vertx) {
        return Future.fromCompletionStage(run().subscribeAsCompletionStage(), vertx.getOrCreateContext());
    }

    private Uni<Boolean> run() {
        var request = Arc.container().requestContext();
        if (request.isActive()) {
            return started();
        }
        request.activate();
        try {
            return started();
        } finally {
            request.terminate();
        }
    }

    /** As Quarkus does for its own address, checks begin with a request context. */
    private Uni<Boolean> started() {
        return checks.getReadinessAsync().map(health -> !health.isDown());
    }
}
