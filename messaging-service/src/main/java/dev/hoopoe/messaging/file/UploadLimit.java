package dev.hoopoe.messaging.file;

import dev.hoopoe.common.answer.EarlyErrors;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.operation.ServedOperations;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Limits the uploads under way: a thread reads each one's body, as slowly as it comes. Refuses before there is a thread. Uploads
 * without a token have at most half of the places.
 */
@ApplicationScoped
class UploadLimit {

    private static final int AFTER_MEDIA_TYPES = 980;

    private final Semaphore permits;
    private final Semaphore anonymous;
    private final ServedOperations operations;
    private final EarlyErrors errors;

    UploadLimit(FileConfig config, ServedOperations operations, EarlyErrors errors) {
        this.permits = new Semaphore(config.maxConcurrent());
        this.anonymous = new Semaphore(Math.max(1, config.maxConcurrent() / 2));
        this.operations = operations;
        this.errors = errors;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_MEDIA_TYPES);
    }

    private boolean isUpload(HttpServerRequest request) {
        return request.method().equals(HttpMethod.POST)
                ? operations.takesFormsAt(request.path())
                : request.method().equals(HttpMethod.PUT) && request.path().startsWith(InternalFileResource.BASE);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (!isUpload(request)) {
            context.next();
            return;
        }
        var needed =
                request.headers().contains(HttpHeaders.AUTHORIZATION) ? List.of(permits) : List.of(anonymous, permits);
        var acquired = needed.stream().takeWhile(Semaphore::tryAcquire).toList();
        if (acquired.size() == needed.size()) {
            context.addEndHandler(ended -> acquired.forEach(Semaphore::release));
            context.next();
        } else {
            acquired.forEach(Semaphore::release);
            context.response().putHeader(HttpHeaders.createOptimized("Retry-After"), "1");
            errors.answer(context, ErrorKind.UNAVAILABLE, "Too many uploads are under way; try again");
        }
    }
}
