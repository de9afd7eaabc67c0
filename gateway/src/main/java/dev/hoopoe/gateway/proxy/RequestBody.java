package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * The body of a forwarded request. Its beginning is buffered before a connection to the service is acquired, so that
 * a slow client occupies none for a short body; the rest is streamed with back-pressure. Counts its bytes.
 */
final class RequestBody {

    private static final long ANY_LENGTH = -1;
    static final int MAX_GATHERED_BYTES = 64 * 1024;
    private static final long RESERVED_WHOLE_FROM = 1024L * 1024 + 1;

    private final HttpServerRequest request;
    private final BodyAllowance allowance;
    private final Consumer<Refusal> refuse;
    private final long announced;
    private final Buffer gathered = Buffer.buffer();

    private Runnable onReady;
    private Runnable onProgress;
    private Runnable onSent;
    private HttpClientRequest upstream;
    private long bytes;
    private boolean ended;
    private boolean stopped;
    private boolean waitsForUpstream;

    /** @param refuse called at most once, when the body has another length than announced or exceeds its limit */
    RequestBody(HttpServerRequest request, BodyAllowance allowance, Consumer<Refusal> refuse) {
        this.request = request;
        this.allowance = allowance;
        this.refuse = refuse;
        this.announced = announced(request);
    }

    /** The announced length: {@link #ANY_LENGTH} for a chunked body, 0 for none. */
    private static long announced(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return ANY_LENGTH;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    boolean isEmpty() {
        return announced == 0;
    }

    /** True when the gateway holds the whole body, so that it can send it again to another replica. */
    boolean isWhole() {
        return ended && bytes <= gathered.length();
    }

    /** True while the service, not the client, is the slow side. */
    boolean waitsForUpstream() {
        return waitsForUpstream;
    }

    /** Buffers the whole body, or the beginning of a long one. */
    void gather(Runnable then) {
        if (isEmpty()) {
            ended = true;
            then.run();
            return;
        }
        onReady = then;
        if (announced >= RESERVED_WHOLE_FROM && !isAllowed(announced)) {
            return;
        }
        request.handler(this::receive);
        request.endHandler(end -> end());
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
        request.resume();
    }

    /** Sends the buffered bytes, then streams the rest. */
    void sendTo(HttpClientRequest connection, Runnable progress, Runnable sent) {
        upstream = connection;
        onProgress = progress;
        onSent = sent;
        if (announced == ANY_LENGTH) {
            upstream.setChunked(true);
        } else if (announced > 0) {
            upstream.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(announced));
        }
        if (ended) {
            onSent.run();
            endWithGathered();
        } else {
            upstream.drainHandler(drained -> goOn());
            upstream.write(gathered);
            onProgress.run();
        }
        request.resume();
    }

    private void endWithGathered() {
        if (gathered.length() > 0) {
            upstream.end(gathered);
        } else {
            // An empty buffer would make a Content-Length of 0.
            upstream.end();
        }
    }

    void stop() {
        stopped = true;
        allowance.release();
    }

    private void receive(Buffer chunk) {
        if (stopped) {
            return;
        }
        bytes += chunk.length();
        if (!isAllowed(bytes)) {
            return;
        }
        if (upstream == null) {
            gathered.appendBuffer(chunk);
            if (gathered.length() > MAX_GATHERED_BYTES) {
                request.pause();
                ready();
            }
        } else {
            pass(chunk);
        }
    }

    private boolean isAllowed(long expected) {
        try {
            allowance.require(expected);
            if (expected > MAX_GATHERED_BYTES) {
                allowance.requireLong();
            }
            return true;
        } catch (Refusal tooMuch) {
            refuse.accept(tooMuch);
            return false;
        }
    }

    private void pass(Buffer chunk) {
        upstream.write(chunk);
        onProgress.run();
        if (upstream.writeQueueFull()) {
            waitsForUpstream = true;
            request.pause();
        }
    }

    private void goOn() {
        waitsForUpstream = false;
        request.resume();
    }

    private void end() {
        if (stopped) {
            return;
        }
        if (announced != ANY_LENGTH && bytes != announced) {
            refuse.accept(new Refusal(ErrorKind.INVALID, "The body is not as long as Content-Length says"));
            return;
        }
        ended = true;
        if (upstream == null) {
            ready();
        } else {
            onSent.run();
            upstream.end();
        }
    }

    /** Once, although a chunk may still arrive after the pause. */
    private void ready() {
        if (onReady != null) {
            var then = onReady;
            onReady = null;
            then.run();
        }
    }
}
