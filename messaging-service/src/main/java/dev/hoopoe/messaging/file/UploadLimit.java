package dev.hoopoe.messaging.file;

import dev.hoopoe.common.answer.EarlyErrors;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.operation.ServedOperations;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;

/** Limits the uploads under way: a thread reads each one's body, as slowly as it comes. Refuses before there is a thread. */
@ApplicationScoped
class UploadLimit {

    private static final int AFTER_MEDIA_TYPES = 980;

    private final Semaphore permits;
    private final ServedOperations operations;
    private final EarlyErrors errors;

    UploadLimit(FileConfig config, ServedOperations operations, EarlyErrors errors) {
        this.permits = new Semaphore(config.maxConcurrent());
        this.operations = operations;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_MEDIA_TYPES);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (!request.method().equals(HttpMethod.POST) || !operations.takesFormsAt(request.path())) {
            context.next();
        } else if (permits.tryAcquire()) {
            context.addEndHandler(ended -> permits.release());
            context.next();
        } else {
            context.response().putHeader(HttpHeaders.createOptimized("Retry-After"), "1");
            errors.answer(context, ErrorKind.UNAVAILABLE, "Too many uploads are under way; try again");
        }
    }
}
