package dev.hoopoe.gateway.proxy;

import dev.hoopoe.gateway.drain.DelayEnded;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Streams of server-sent events that pass through this gateway. Each ends with a comment that says why: when the gateway stops,
 * which an open stream would hold up, and when the service goes away. The reader reconnects with its last id.
 */
@ApplicationScoped
class OpenStreams {

    private static final String TYPE = "text/event-stream";
    private static final Buffer GATEWAY_STOPS = Buffer.buffer(":the gateway stops; reconnect\n\n");
    private static final Buffer SERVICE_GONE = Buffer.buffer(":the service is gone; reconnect\n\n");

    /** Any other answer. */
    static final Stream NONE = new Stream() {
        @Override
        public void passed(Buffer chunk) {
            // Nothing follows the answer's own body.
        }

        @Override
        public boolean breakOff() {
            return false;
        }

        @Override
        public void close() {
            // It ends by itself.
        }
    };

    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void stop(@Observes DelayEnded event) {
        stopping = true;
        open.forEach(OpenStream::stop);
    }

    /**
     * Called on the event loop of the exchange; {@link #NONE} for any other answer.
     *
     * @param end ends the answer to the client with this text; called on the same event loop
     */
    Stream track(HttpClientResponse answer, Consumer<Buffer> end) {
        var type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith(TYPE)) {
            return NONE;
        }
        var stream = new OpenStream(end, Vertx.currentContext());
        open.add(stream);
        if (stopping) {
            stream.stop();
        }
        return stream;
    }

    /** An answer as the exchange sees it. */
    interface Stream {

        /** Called after each part of the body. */
        void passed(Buffer chunk);

        /** Ends the answer, since the service does not; false when the answer cannot end before it is whole. */
        boolean breakOff();

        /** Called when the exchange is over. */
        void close();
    }

    /** Compared by identity. */
    private final class OpenStream implements Stream {

        private final Consumer<Buffer> end;
        private final Context eventLoop;
        private boolean betweenEvents = true;

        OpenStream(Consumer<Buffer> end, Context eventLoop) {
            this.end = end;
            this.eventLoop = eventLoop;
        }

        /** A part of an event counts as one only after an empty line, so none may follow it. */
        @Override
        public void passed(Buffer chunk) {
            var length = chunk.length();
            betweenEvents = length >= 2 && chunk.getByte(length - 1) == '\n' && chunk.getByte(length - 2) == '\n';
        }

        @Override
        public boolean breakOff() {
            end(SERVICE_GONE);
            return true;
        }

        @Override
        public void close() {
            open.remove(this);
        }

        void stop() {
            eventLoop.runOnContext(now -> end(GATEWAY_STOPS));
        }

        private void end(Buffer reason) {
            end.accept(betweenEvents ? reason : Buffer.buffer());
        }
    }
}
