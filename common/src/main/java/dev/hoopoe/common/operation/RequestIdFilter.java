package dev.hoopoe.common.operation;

import dev.hoopoe.common.answer.EarlyErrors;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.common.web.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Sets the request id before any other filter runs, and answers 400 to URLs with a NUL character. */
@ApplicationScoped
class RequestIdFilter {

    private static final int FIRST = 1000;

    private final EarlyErrors errors;

    RequestIdFilter(EarlyErrors errors) {
        this.errors = errors;
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
            errors.answer(context, ErrorKind.INVALID, "The address must not hold a NUL character");
        } else {
            context.next();
        }
    }
}
