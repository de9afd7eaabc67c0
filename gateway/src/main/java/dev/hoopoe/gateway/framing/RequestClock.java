package dev.hoopoe.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * How long a client may still take for the head or the body that it is sending; time in which nothing is read from it does
 * not count. Sets a timer only for what does not arrive at once. Lives on its connection's event loop.
 */
final class RequestClock {

    private static final long STOPPED = -1;

    private final ConnectionConfig config;
    private final ChannelHandlerContext context;
    private final Runnable expired;

    private long allowedNanos = STOPPED;
    private long startedAt;
    private boolean scheduled;

    RequestClock(ConnectionConfig config, ChannelHandlerContext context, Runnable expired) {
        this.config = config;
        this.context = context;
        this.expired = expired;
    }

    void startHead() {
        start(config.headTimeout().toNanos());
    }

    void startBody() {
        start(config.bodyTimeout().toNanos());
    }

    /** Bytes of a body are here, which give it more time. */
    void addBytes(long bytes) {
        if (allowedNanos != STOPPED) {
            allowedNanos += TimeUnit.SECONDS.toNanos(1)
                    * bytes
                    / config.bodyBytesPerSecond().asLongValue();
        }
    }

    boolean isRunning() {
        return allowedNanos != STOPPED;
    }

    void stop() {
        allowedNanos = STOPPED;
    }

    /** Sees to it that the time's end is noticed; called after a read that left something open. */
    void watch() {
        if (isRunning() && !scheduled) {
            scheduled = true;
            var left = Math.max(0, startedAt + allowedNanos - System.nanoTime());
            var unused = context.executor().schedule(this::check, left, TimeUnit.NANOSECONDS);
        }
    }

    private void start(long nanos) {
        allowedNanos = nanos;
        startedAt = System.nanoTime();
    }

    private void check() {
        scheduled = false;
        if (isRunning() && !context.channel().config().isAutoRead()) {
            startedAt = System.nanoTime();
        }
        if (isRunning() && System.nanoTime() - startedAt >= allowedNanos) {
            stop();
            expired.run();
        } else {
            watch();
        }
    }
}
