package dev.hoopoe.messaging.realtime;

import dev.hoopoe.messaging.phoenix.Output;
import io.netty.buffer.ByteBufUtil;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sends to one WebSocket without waiting, as long as its client keeps up. */
final class SocketOutput implements Output {

    /** RFC 6455 §7.4 and its registry: try again later. */
    private static final int TRY_AGAIN_LATER = 1013;

    private static final Logger LOG = Logger.getLogger(SocketOutput.class);

    private final AtomicLong queued = new AtomicLong();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final WebSocketConnection connection;
    private final long maxQueued;
    private final Consumer<String> closed;

    /** @param closed called with the reason when the server closes the socket */
    SocketOutput(WebSocketConnection connection, long maxQueued, Consumer<String> closed) {
        this.connection = connection;
        this.maxQueued = maxQueued;
        this.closed = closed;
    }

    /** A text of any length is sent while nothing else waits. */
    @Override
    public void send(String text) {
        if (closing.get()) {
            return;
        }
        var size = ByteBufUtil.utf8Bytes(text);
        if (queued.getAndAdd(size) > maxQueued) {
            close(TRY_AGAIN_LATER, "slow_reader", "Too many messages wait for this client; connect again");
            return;
        }
        run(connection.sendText(text), () -> queued.addAndGet(-size));
    }

    /** Completes once the network has taken the text; at once when the socket is closing. */
    Uni<Void> write(String text) {
        return closing.get() ? Uni.createFrom().voidItem() : connection.sendText(text);
    }

    @Override
    public void close(int code, String reason) {
        close(code, "protocol", reason);
    }

    /** @param cause for the metric */
    void close(int code, String cause, String reason) {
        if (closing.compareAndSet(false, true)) {
            closed.accept(cause);
            if (connection.isOpen()) {
                run(connection.close(new CloseReason(code, reason)), () -> {});
            }
        }
    }

    private static void run(Uni<Void> work, Runnable afterwards) {
        work.subscribe().with(done -> afterwards.run(), failure -> {
            afterwards.run();
            LOG.debug("Socket not written to; its client is gone", failure);
        });
    }
}
