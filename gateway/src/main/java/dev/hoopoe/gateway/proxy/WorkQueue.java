package dev.hoopoe.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Limits the requests in flight; further ones wait in a bounded queue. A queue that has not been empty for the whole normal
 * waiting time is overload, not a burst: from then on a request waits for a short time only, so that what is admitted is
 * answered soon and the rest is refused early (after "controlled delay", RFC 8289 §1).
 */
final class WorkQueue {

    private final Vertx vertx;
    private final IntSupplier limit;
    private final Settings settings;
    private final LongSupplier nanoTime;
    private final Set<Turn> waiting = new LinkedHashSet<>();
    private int inFlight;
    private long waitingSince;

    /** @param limit requests in flight; it may change */
    WorkQueue(Vertx vertx, IntSupplier limit, Settings settings, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.limit = limit;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * The queue of requests that wait.
     *
     * @param size how many may wait
     * @param timeout how long one waits
     * @param overloadTimeout how long one waits under overload
     */
    record Settings(int size, Duration timeout, Duration overloadTimeout) {}

    /**
     * Succeeds on the caller's event loop once the request may be sent, and then needs a {@link #release}; fails with a
     * {@link TimeoutException} when it has waited for too long, at once when the queue is full.
     */
    Future<Void> acquire() {
        var turn = new Turn();
        Duration timeout;
        synchronized (this) {
            admit();
            if (waiting.isEmpty() && inFlight < limit.getAsInt()) {
                inFlight++;
                return Future.succeededFuture();
            }
            if (waiting.size() >= settings.size()) {
                return Future.failedFuture(new QueueFullException());
            }
            timeout = timeout();
            waiting.add(turn);
        }
        return Future.fromCompletionStage(
                        turn.future.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS), vertx.getOrCreateContext())
                .onFailure(late -> forget(turn));
    }

    synchronized void release() {
        inFlight--;
        admit();
    }

    synchronized boolean isIdle() {
        return inFlight == 0 && waiting.isEmpty();
    }

    /** Whoever is admitted may release at once, on this thread: the state is consistent before each completion. */
    private void admit() {
        while (!waiting.isEmpty() && inFlight < limit.getAsInt()) {
            var turn = waiting.iterator().next();
            waiting.remove(turn);
            inFlight++;
            if (!turn.future.complete(null)) {
                // Its time is over.
                inFlight--;
            }
        }
    }

    private Duration timeout() {
        var now = nanoTime.getAsLong();
        if (waiting.isEmpty()) {
            waitingSince = now;
        }
        return now - waitingSince < settings.timeout().toNanos() ? settings.timeout() : settings.overloadTimeout();
    }

    private synchronized void forget(Turn turn) {
        waiting.remove(turn);
    }

    /** One request that waits. */
    private static final class Turn {
        private final CompletableFuture<Void> future = new CompletableFuture<>();
    }

    /** No room to wait; without a stack trace, since it is thrown when there is most to do. */
    static final class QueueFullException extends Exception {

        private static final long serialVersionUID = 1L;

        QueueFullException() {
            super("Too many requests wait", null, false, false);
        }
    }
}
