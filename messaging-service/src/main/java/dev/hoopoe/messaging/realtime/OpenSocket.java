package dev.hoopoe.messaging.realtime;

import dev.hoopoe.messaging.phoenix.Output;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** A WebSocket that is open in this process, with the time of its last frame and how many it has sent lately. */
public final class OpenSocket {

    private static final int POLICY_VIOLATION = 1008;
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int TOO_LARGE = 1009;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int INTERNAL_ERROR = 1011;
    private static final Logger LOG = Logger.getLogger(OpenSocket.class);

    private final String id;
    private final String account;
    private final String sessionId;
    private final SocketOutput output;
    private final SocketConfig config;
    private final Clock clock;
    private final SocketWork work;
    private final Allowance frames;
    private volatile long lastFrameAt;

    OpenSocket(
            String id,
            String account,
            String sessionId,
            SocketOutput output,
            SocketWork work,
            SocketConfig config,
            Clock clock) {
        this.id = id;
        this.account = account;
        this.sessionId = sessionId;
        this.output = output;
        this.config = config;
        this.clock = clock;
        this.work = work;
        this.frames = new Allowance(config.maxFrameBurst(), config.maxFramesPerSecond(), Duration.ofSeconds(1), clock);
        this.lastFrameAt = clock.millis();
    }

    public String id() {
        return id;
    }

    public Output output() {
        return output;
    }

    /** Sends a text whose reader is waited for. */
    public Uni<Void> write(String text) {
        return output.write(text);
    }

    /**
     * Handles a frame of the client after those before it; closes the socket when there are too many.
     *
     * @param handling may wait for the database
     */
    public void received(Runnable handling) {
        lastFrameAt = clock.millis();
        if (!frames.take()) {
            output.close(
                    POLICY_VIOLATION,
                    "too_many_frames",
                    "More than " + config.maxFramesPerSecond() + " frames a second");
        } else if (!work.submit(handling)) {
            output.close(TRY_AGAIN_LATER, "overload", "Too many frames wait to be handled; connect again");
        }
    }

    /** What is done before the first frame, and after the last. */
    public SocketWork work() {
        return work;
    }

    /** Closes the socket, since it carries text alone. */
    public void refuseBinary() {
        output.close(UNSUPPORTED_DATA, "binary", "Frames are text");
    }

    /** Closes the socket after its connection failed to be read. */
    public void fail(Throwable failure) {
        if (failure instanceof CorruptedWebSocketFrameException corrupted) {
            output.close(corrupted.closeStatus().code(), "malformed", "Not a frame that this service reads");
        } else if (failure instanceof IllegalStateException) {
            // Vert.x says so of a message in several frames that is larger than it may be.
            output.close(TOO_LARGE, "too_large", "The message is too large");
        } else if (!(failure instanceof HttpClosedException || failure instanceof IOException)) {
            breakOff(failure);
        }
    }

    /** Closes the socket after something failed without which it would not be told of everything. */
    public void breakOff(Throwable failure) {
        LOG.warn("Socket failed; closed", failure);
        output.close(INTERNAL_ERROR, "failed", "The socket has failed; connect again");
    }

    String account() {
        return account;
    }

    /** Null for a socket without a token. */
    String sessionId() {
        return sessionId;
    }

    boolean isIdle(long now) {
        return now - lastFrameAt > config.idleTimeout().toMillis();
    }

    /**
     * Closes the socket.
     *
     * @param cause for the metric
     */
    public void close(int code, String cause, String reason) {
        output.close(code, cause, reason);
    }
}
