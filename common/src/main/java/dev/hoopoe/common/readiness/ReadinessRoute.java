package dev.hoopoe.common.readiness;

import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** {@code GET /internal/ready} of a service, for the gateway's probe. */
@ApplicationScoped
class ReadinessRoute {

    private static final Logger LOG = Logger.getLogger(ReadinessRoute.class);
    private static final int READY = 200;
    private static final int NOT_READY = 503;

    private final ReadinessChecks checks;

    ReadinessRoute(SmallRyeHealthReporter checks) {
        this.checks = new ReadinessChecks(checks);
    }

    void register(@Observes Router router) {
        router.get(ReadinessChecks.PATH).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        checks.areUp(context.vertx())
                .onSuccess(up -> end(context, up ? READY : NOT_READY))
                .onFailure(failure -> {
                    LOG.warn("Readiness checks failed", failure);
                    end(context, NOT_READY);
                });
    }

    private static void end(RoutingContext context, int status) {
        var unused = context.response().setStatusCode(status).end();
    }
}
