package dev.hoopoe.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Limits the requests in flight at one service per client address; further requests of the address are queued. */
final class AddressShare {

    private final Vertx vertx;
    private final int limit;
    private final WorkQueue.Settings settings;
    private final LongSupplier nanoTime;
    private final Map<String, WorkQueue> queues = new HashMap<>();

    AddressShare(Vertx vertx, int limit, WorkQueue.Settings settings, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.limit = limit;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** As {@link WorkQueue#acquire}, for the address. */
    synchronized Future<Void> acquire(String address) {
        return queues.computeIfAbsent(address, key -> new WorkQueue(vertx, () -> limit, settings, nanoTime))
                .acquire();
    }

    synchronized void release(String address) {
        var queue = queues.get(address);
        queue.release();
        if (queue.isIdle()) {
            queues.remove(address, queue);
        }
    }
}
