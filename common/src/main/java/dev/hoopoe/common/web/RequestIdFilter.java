package dev.hoopoe.common.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.common.error.ErrorKind;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.MDC;

/** Gives each request its id before anything else sees it, and refuses addresses that hold a NUL character. */
@ApplicationScoped
class RequestIdFilter {

    private static final int FIRST = 1000;

    private final ObjectMapper mapper;

    RequestIdFilter(ObjectMapper mapper) {
        this.mapper = mapper;
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
            refuse(context);
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context) {
        try {
            var answer = Dialect.ofPath(context.request().path())
                    .refusal(ErrorKind.INVALID, "The address must not hold a NUL character", Map.of());
            context.response().setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
            context.end(mapper.writeValueAsString(answer.body()));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
