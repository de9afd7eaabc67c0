package dev.hoopoe.common.operation;

import dev.hoopoe.common.answer.EarlyErrors;
import dev.hoopoe.common.error.ErrorKind;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/** Answers {@code OPTIONS} with the methods of a path; the framework would name those of one resource class only. */
@ApplicationScoped
class OptionsFilter {

    private static final int AFTER_REQUEST_ID = 980;
    private static final int NO_CONTENT = 204;

    private final ServedOperations operations;
    private final EarlyErrors errors;

    OptionsFilter(ServedOperations operations, EarlyErrors errors) {
        this.operations = operations;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::answer, AFTER_REQUEST_ID);
    }

    private void answer(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.OPTIONS)) {
            context.next();
            return;
        }
        var methods = operations.methodsAt(context.request().path());
        if (methods.isEmpty()) {
            errors.answer(context, ErrorKind.NOT_FOUND, "No resource at this path");
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            context.response().setStatusCode(NO_CONTENT);
            context.end();
        }
    }
}
