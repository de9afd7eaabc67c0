package dev.hoopoe.common.web;

import dev.hoopoe.common.error.ErrorKind;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Gives each request its id before anything else sees it, and refuses addresses that hold a NUL character. */
@ApplicationScoped
class RequestIdFilter {

    private static final int FIRST = 1000;

    private final EarlyRefusals refusals;

    RequestIdFilter(EarlyRefusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::accept, FIRST);
    }

    private void accept(RoutingContext context) {
        var requestId = RequestId.accept(context.request().getHeader(RequestId.HEADER));
        context.request().headers().set(RequestId.HEADER, requestId);
        context.response().putHeader(RequestId.HEADER, requestId);
        MDC.put(LogKeys.REQUEST, requestId);
        if (context.request().uri().contains("%00")) {
            refusals.refuse(context, ErrorKind.INVALID, "The address must not hold a NUL character");
        } else {
            context.next();
        }
    }
}
