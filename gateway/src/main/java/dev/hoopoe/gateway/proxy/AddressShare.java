package dev.hoopoe.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Limits the connections to one service per client address; further requests of the address are queued. */
final class AddressShare {

    private final Vertx vertx;
    private final int limit;
    private final Duration timeout;
    private final Map<String, Line> lines = new HashMap<>();

    /** @param timeout how long a request waits before it fails */
    AddressShare(Vertx vertx, int limit, Duration timeout) {
        this.vertx = vertx;
        this.limit = limit;
        this.timeout = timeout;
    }

    /**
     * Succeeds on the caller's event loop once the address may use one more connection; each success needs a
     * {@link #release}.
     */
    Future<Void> acquire(String address) {
        var turn = new CompletableFuture<Void>();
        synchronized (this) {
            var line = lines.computeIfAbsent(address, key -> new Line());
            if (line.held < limit) {
                line.held++;
                return Future.succeededFuture();
            }
            line.waiting.add(turn);
        }
        return Future.fromCompletionStage(
                turn.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS), vertx.getOrCreateContext());
    }

    synchronized void release(String address) {
        var line = lines.get(address);
        for (var next = line.waiting.poll(); next != null; next = line.waiting.poll()) {
            if (next.complete(null)) {
                return;
            }
        }
        line.held--;
        if (line.held == 0) {
            lines.remove(address);
        }
    }

    private static final class Line {
        private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
        private int held;
    }
}
