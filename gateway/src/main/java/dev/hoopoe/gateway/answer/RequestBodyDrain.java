package dev.hoopoe.gateway.answer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Discards the unread rest of a request body for a short time, so that the client reads the response instead of a
 * connection reset (RFC 9112 §9.6); a client that continues to send is disconnected.
 */
@ApplicationScoped
public class RequestBodyDrain {

    private static final long PATIENCE_MILLIS = 2_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Vertx vertx;

    RequestBodyDrain(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Sends the response by {@code end} and discards the rest of the request. */
    public void endWith(HttpServerRequest request, Runnable end) {
        if (request.isEnded()) {
            end.run();
            return;
        }
        var waitsForContinue = request.headers().contains(HttpHeaders.EXPECT);
        if (waitsForContinue) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        discard(request, waitsForContinue);
        end.run();
    }

    /** Discards the rest of the request after a response that is already being sent. */
    public void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            discard(request, false);
        }
    }

    private void discard(HttpServerRequest request, boolean closeAtEnd) {
        var connection = request.connection();
        var timer = vertx.setTimer(PATIENCE_MILLIS, id -> connection.close());
        var thrownAway = new long[1];
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(ended -> {
            if (!closeAtEnd) {
                vertx.cancelTimer(timer);
            }
        });
        request.handler(chunk -> {
            thrownAway[0] += chunk.length();
            if (thrownAway[0] > MOST_BYTES) {
                connection.close();
            }
        });
        request.resume();
    }
}
