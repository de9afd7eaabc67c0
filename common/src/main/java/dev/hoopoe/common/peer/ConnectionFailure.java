package dev.hoopoe.common.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hoopoe.common.error.HoopoeException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

/** What a failed call says about how far it got, for the clients of Vert.x, of java.net.http and of java.net. */
final class ConnectionFailure {

    private ConnectionFailure() {}

    /** There was no connection, so the neighbour has received nothing. */
    static boolean nothingWasSent(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof UnknownHostException
                        || cause instanceof HttpConnectTimeoutException);
    }

    /** The connection ended before the answer was complete; not that the answer took too long. */
    static boolean broke(Throwable failure) {
        return causes(failure).anyMatch(ConnectionFailure::isClosing);
    }

    private static boolean isClosing(Throwable cause) {
        var isAnother = cause instanceof HttpTimeoutException
                || cause instanceof SocketTimeoutException
                || cause instanceof JsonProcessingException;
        return cause instanceof HttpClosedException || (cause instanceof IOException && !isAnother);
    }

    /** None for a failure of our own, such as that auth-service gave no token for the call: another replica would not help. */
    private static Stream<Throwable> causes(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return causes.stream().anyMatch(HoopoeException.class::isInstance) ? Stream.empty() : causes.stream();
    }
}
