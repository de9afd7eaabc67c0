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

/** Divides the connections to one service: no address holds all of them, and its further requests wait in line. */
final class AddressShare {

    private final Vertx vertx;
    private final int limit;
    private final Duration patience;
    private final Map<String, Line> lines = new HashMap<>();

    /** @param patience how long a request waits before it fails */
    AddressShare(Vertx vertx, int limit, Duration patience) {
        this.vertx = vertx;
        this.limit = limit;
        this.patience = patience;
    }

    /** Succeeds, on the caller's event loop, when the address may hold one more; each success needs a {@link #release}. */
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
                turn.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS), vertx.getOrCreateContext());
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
