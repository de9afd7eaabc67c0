package dev.hoopoe.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * The timeout of the head or body that a client is sending; time in which the gateway does not read does not count.
 * Starts a timer only when a message arrives in parts. Runs on its connection's event loop.
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

    /** Extends the timeout by received bytes of the body. */
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

    /** Starts the timer; called after a read that left a message incomplete. */
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
