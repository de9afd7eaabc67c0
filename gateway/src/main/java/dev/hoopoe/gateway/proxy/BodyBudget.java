package dev.hoopoe.gateway.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** Limits the bytes of request bodies in a service's or the gateway's memory. */
final class BodyBudget {

    private final AtomicLong left;

    BodyBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Reserves bytes; false, without any reservation, when too few are left. */
    boolean reserve(long bytes) {
        return left.getAndUpdate(now -> now >= bytes ? now - bytes : now) >= bytes;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
