package dev.hoopoe.gateway.answer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Ends an exchange whose request body was not read to its end. The rest is thrown away for a short while, so that the
 * client sees the answer instead of a reset connection (RFC 9112 §9.6); a client that goes on after that is cut off.
 */
@ApplicationScoped
public class RequestBodyDrain {

    private static final long PATIENCE_MILLIS = 2_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Vertx vertx;

    RequestBodyDrain(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Sends the answer by {@code end} and throws the rest of the request away. */
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

    /** Throws the rest of the request away after an answer that is already on its way. */
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
