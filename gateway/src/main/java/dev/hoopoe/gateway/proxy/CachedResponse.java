package dev.hoopoe.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A response of services, cached for a short time; concurrent callers share one request, and failures are not cached.
 */
public final class CachedResponse<T> {

    private final Supplier<Future<T>> question;
    private final Duration keptFor;
    private final Clock clock;
    private final Vertx vertx;
    private Future<T> latest;
    private Instant latestAt = Instant.MIN;

    public CachedResponse(Supplier<Future<T>> question, Duration keptFor, Clock clock, Vertx vertx) {
        this.question = question;
        this.keptFor = keptFor;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** The response, on the caller's event loop. */
    public synchronized Future<T> current() {
        var now = clock.instant();
        if (latest == null || latest.failed() || (latest.isComplete() && !now.isBefore(latestAt.plus(keptFor)))) {
            latestAt = now;
            latest = question.get();
        }
        return Future.fromCompletionStage(latest.toCompletionStage(), vertx.getOrCreateContext());
    }
}
