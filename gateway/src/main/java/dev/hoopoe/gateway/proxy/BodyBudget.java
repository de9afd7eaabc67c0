package dev.hoopoe.gateway.proxy;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of request bodies may be held at once, by a service or by the gateway. */
final class BodyBudget {

    private final AtomicLong left;

    BodyBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes these bytes; false, taking none, when there are not as many left. */
    boolean take(long bytes) {
        return left.getAndUpdate(now -> now >= bytes ? now - bytes : now) >= bytes;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
