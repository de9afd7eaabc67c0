package dev.hoopoe.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.hoopoe.gateway.drain.DelayEnded;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How streams of events end when the gateway stops. */
class OpenStreamsTest {

    private static final String REASON = ":the gateway stops; reconnect\n\n";

    private final Vertx vertx = Vertx.vertx();
    private final Context eventLoop = vertx.getOrCreateContext();
    private final OpenStreams streams = new OpenStreams();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void streamThatIsBetweenTwoEventsSaysWhyItEnds() {
        var stream = new Opened("text/event-stream;charset=utf-8");
        stream.passed("id:1\ndata:one\n\n");

        streams.stop(new DelayEnded());

        assertEquals(REASON, stream.lastText());
    }

    @Test
    void partOfAnEventIsNotCompletedByTheReason() {
        var stream = new Opened("text/event-stream");
        stream.passed("id:1\ndata:one\n\ndata:only the beg");

        streams.stop(new DelayEnded());

        assertEquals("", stream.lastText());
    }

    @Test
    void streamThatOpensAfterTheDelayEndsAtOnce() {
        streams.stop(new DelayEnded());

        assertEquals(REASON, new Opened("text/event-stream").lastText());
    }

    @Test
    void closedStreamsAndOtherAnswersAreNotEnded() {
        var closed = new Opened("text/event-stream");
        closed.tracked.close();
        var other = new Opened("application/json");

        streams.stop(new DelayEnded());

        assertSame(OpenStreams.NONE, other.tracked);
        assertFalse(closed.hasEnded());
        assertFalse(other.hasEnded());
    }

    /** An answer with this content type that passes through. */
    private final class Opened {

        private final CompletableFuture<Buffer> end = new CompletableFuture<>();
        private final OpenStreams.Stream tracked;

        Opened(String type) {
            var opened = new CompletableFuture<OpenStreams.Stream>();
            eventLoop.runOnContext(now -> opened.complete(streams.track(answer(type), end::complete)));
            tracked = opened.orTimeout(10, TimeUnit.SECONDS).join();
        }

        void passed(String text) {
            tracked.passed(Buffer.buffer(text));
        }

        /** What the event loop was given before has been done. */
        boolean hasEnded() {
            var done = new CompletableFuture<Boolean>();
            eventLoop.runOnContext(now -> done.complete(end.isDone()));
            return done.orTimeout(10, TimeUnit.SECONDS).join();
        }

        String lastText() {
            return end.orTimeout(10, TimeUnit.SECONDS).join().toString();
        }

        private static HttpClientResponse answer(String type) {
            return (HttpClientResponse) Proxy.newProxyInstance(
                    HttpClientResponse.class.getClassLoader(),
                    new Class<?>[] {HttpClientResponse.class},
                    (proxy, method, arguments) -> type);
        }
    }
}
