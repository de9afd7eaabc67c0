package dev.hoopoe.gateway.entry;

import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.metrics.ExportedMeters;
import dev.hoopoe.gateway.token.TokenCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRoute;
import io.opentelemetry.instrumentation.api.semconv.http.HttpServerRouteSource;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Counts and times requests by route and class of status; neither label contains text from a client. */
@Startup
@ApplicationScoped
class RequestMetrics {

    private static final Logger LOG = Logger.getLogger(RequestMetrics.class);
    private static final String ROUTE = "hoopoe.route";
    private static final String UNKNOWN = "unknown";
    private static final String ABANDONED = "abandoned";

    private final MeterProvider<Timer> requests;
    private final AtomicInteger inFlight = new AtomicInteger();

    RequestMetrics(MeterRegistry registry, EndedSessions endedSessions, TokenCheck tokens) {
        this.requests = Timer.builder("hoopoe.gateway.requests")
                .description("Requests by route and class of the answer's status")
                .withRegistry(registry);
        Gauge.builder("hoopoe.gateway.requests.in.flight", inFlight, AtomicInteger::get)
                .description("Requests not answered yet")
                .register(registry);
        Gauge.builder("hoopoe.gateway.ended.sessions", endedSessions, EndedSessions::size)
                .description("Ended sessions whose tokens could still be unexpired")
                .register(registry);
        Gauge.builder("hoopoe.gateway.remembered.tokens", tokens, TokenCheck::remembered)
                .description("Verified tokens in the cache")
                .register(registry);
    }

    @Produces
    @Singleton
    static MeterFilter exportedMeters() {
        return new ExportedMeters();
    }

    /** Starts to measure a request; its route may be set later. */
    void track(RoutingContext context) {
        var startedAt = System.nanoTime();
        inFlight.incrementAndGet();
        context.addEndHandler(ended -> {
            inFlight.decrementAndGet();
            record(context, System.nanoTime() - startedAt, ended.succeeded());
        });
    }

    /** Names the request in metrics and in its span. */
    static void setRoute(RoutingContext context, String route) {
        context.put(ROUTE, route);
        HttpServerRoute.update(Context.current(), HttpServerRouteSource.CONTROLLER, route);
    }

    private void record(RoutingContext context, long nanos, boolean answered) {
        String known = context.get(ROUTE);
        var route = known == null ? UNKNOWN : known;
        var status = context.response().getStatusCode();
        requests.withTags(Tags.of("route", route, "status", answered ? status / 100 + "xx" : ABANDONED))
                .record(nanos, TimeUnit.NANOSECONDS);
        LOG.debugf(
                "%s %s: %s in %d ms",
                context.request().method().name(),
                route,
                answered ? status : ABANDONED,
                TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
