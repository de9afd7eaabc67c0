package dev.hoopoe.common.operation;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.web.EarlyRefusals;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;

/** Answers {@code OPTIONS} with the methods that a path takes; the framework would name those of one class among several. */
@ApplicationScoped
class OptionsFilter {

    private static final int AFTER_REQUEST_ID = 980;
    private static final int NO_CONTENT = 204;

    private final ServedOperations operations;
    private final EarlyRefusals refusals;

    OptionsFilter(ServedOperations operations, EarlyRefusals refusals) {
        this.operations = operations;
        this.refusals = refusals;
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
            refusals.refuse(context, ErrorKind.NOT_FOUND, "There is nothing at this path");
        } else {
            context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            context.response().setStatusCode(NO_CONTENT);
            context.end();
        }
    }
}
