package dev.hoopoe.gateway.socket;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetSocketInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Passes the frames of a client to a service and back, unchanged and with back-pressure. When one side ends without a close
 * frame, the other one gets one. Runs on the event loop of the client's connection.
 */
final class SocketTunnel {

    /** Of a connection without a close frame (RFC 6455 §7.4.1). */
    private static final int BROKEN = 1006;

    private static final int MAX_QUEUED_BYTES = 32 * 1024;
    private static final int MIN_READ_BYTES = 512;
    private static final int MAX_READ_BYTES = 8 * 1024;

    /** What a peer gets to answer a close frame; then its connection is closed all the same. */
    private static final long CLOSING_MILLIS = 2_000;

    private final NetSocketInternal client;
    private final ChannelConfig clientChannel;
    private final NetSocketInternal service;
    private final ChannelConfig serviceChannel;
    private final Settings settings;
    private final Vertx vertx;
    private final Context eventLoop;
    private final IntConsumer whenClosed;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final FrameReader fromClient;
    private final FrameReader fromService = new FrameReader(Long.MAX_VALUE);

    private long lastReadAt = System.nanoTime();
    private long idleTimer;
    private boolean closing;
    private boolean ended;
    private boolean serviceEnded;
    private int code;

    /**
     * The limits of a client.
     *
     * @param maxMessageBytes of a message, and of a frame
     */
    record Settings(long maxMessageBytes, Duration idleTimeout) {}

    /** @param whenClosed told the first close code, once the client's connection is closed */
    SocketTunnel(
            NetSocketInternal client,
            NetSocketInternal service,
            Settings settings,
            Vertx vertx,
            IntConsumer whenClosed) {
        this.client = client;
        this.clientChannel = client.channelHandlerContext().channel().config();
        this.service = service;
        this.serviceChannel = service.channelHandlerContext().channel().config();
        this.settings = settings;
        this.vertx = vertx;
        this.eventLoop = vertx.getOrCreateContext();
        this.whenClosed = whenClosed;
        this.fromClient = new FrameReader(settings.maxMessageBytes());
    }

    void start() {
        clientChannel.setRecvByteBufAllocator(
                new AdaptiveRecvByteBufAllocator(MIN_READ_BYTES, MIN_READ_BYTES, MAX_READ_BYTES));
        client.setWriteQueueMaxSize(MAX_QUEUED_BYTES);
        service.setWriteQueueMaxSize(MAX_QUEUED_BYTES);
        client.exceptionHandler(broken -> {});
        client.closeHandler(gone -> clientGone());
        client.handler(this::readClient);
        service.exceptionHandler(broken -> {});
        service.closeHandler(gone -> serviceGone());
        service.handler(this::readService);
        clientChannel.setAutoRead(true);
        watchIdle(settings.idleTimeout().toNanos());
    }

    /** The gateway stops. */
    void stop() {
        eventLoop.runOnContext(now -> end(CloseFrame.GATEWAY_STOPS));
    }

    /** Completes once the client's connection is closed. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    private void readClient(Buffer arrived) {
        lastReadAt = System.nanoTime();
        var passing = fromClient.read(arrived);
        if (ended) {
            if (fromClient.isClosed()) {
                client.close();
            }
            return;
        }
        if (passing.length() > 0 && !serviceEnded) {
            pass(passing, clientChannel, service);
        }
        if (fromClient.isTooLong()) {
            end(CloseFrame.tooLong(settings.maxMessageBytes()));
        } else if (fromClient.isClosed()) {
            closing(fromClient.closeCode());
        }
    }

    private void readService(Buffer arrived) {
        if (serviceEnded) {
            return;
        }
        var passing = fromService.read(arrived);
        if (passing.length() > 0) {
            pass(passing, serviceChannel, client);
        }
        if (fromService.isClosed()) {
            closing(fromService.closeCode());
        }
    }

    /** Nothing more is read from one side until the other one has taken most of what was. */
    private static void pass(Buffer bytes, ChannelConfig from, NetSocket to) {
        to.write(bytes);
        if (to.writeQueueFull()) {
            from.setAutoRead(false);
            to.drainHandler(drained -> from.setAutoRead(true));
        }
    }

    /** One side has said goodbye; the other one is given time to answer. */
    private void closing(int firstCode) {
        if (!closing) {
            closing = true;
            code = firstCode;
            vertx.setTimer(CLOSING_MILLIS, late -> hangUp());
        }
    }

    private void hangUp() {
        endService();
        if (!closed.isDone()) {
            client.close();
        }
    }

    /** The gateway ends the socket: each side gets a close frame, unless it has had one or is in the middle of another frame. */
    private void end(CloseFrame frame) {
        if (ended || closed.isDone()) {
            return;
        }
        ended = true;
        endService();
        clientChannel.setAutoRead(true);
        if (fromService.isBetweenFrames()) {
            client.write(frame.toClient());
            closing(frame.code());
        } else {
            closing(BROKEN);
            client.close();
        }
    }

    private void endService() {
        if (serviceEnded) {
            return;
        }
        serviceEnded = true;
        if (!fromClient.isBetweenFrames()) {
            service.close();
            return;
        }
        // A connection that is closed with unread bytes is reset, and the close frame may be lost with it.
        serviceChannel.setAutoRead(true);
        service.write(CloseFrame.CLIENT_GONE.toService());
        vertx.setTimer(CLOSING_MILLIS, late -> service.close());
    }

    private void serviceGone() {
        serviceEnded = true;
        if (fromService.isClosed()) {
            client.close();
        } else {
            end(CloseFrame.SERVICE_GONE);
        }
    }

    private void clientGone() {
        vertx.cancelTimer(idleTimer);
        endService();
        whenClosed.accept(code == 0 ? BROKEN : code);
        closed.complete(null);
    }

    /** Time in which the gateway does not read from the client does not count. */
    private void watchIdle(long nanos) {
        idleTimer = vertx.setTimer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)), now -> {
            if (!clientChannel.isAutoRead()) {
                lastReadAt = System.nanoTime();
            }
            var left = settings.idleTimeout().toNanos() - (System.nanoTime() - lastReadAt);
            if (left > 0) {
                watchIdle(left);
            } else {
                end(CloseFrame.IDLE);
            }
        });
    }
}
