package dev.hoopoe.common.web;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A request that became a WebSocket. Quarkus counts it among the requests in progress, for which a stop waits, and never takes it
 * off: neither when the socket is open nor when it is closed.
 */
public final class UpgradedRequest {

    private static final Method DONE = done();

    private UpgradedRequest() {}

    /** Takes the request off the count; once is enough, and twice does no harm. */
    public static void release(HttpServerRequest request) {
        try {
            DONE.invoke(QuarkusRequestWrapper.get(request));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Quarkus's request could not be ended", e);
        }
    }

    private static Method done() {
        try {
            var method = QuarkusRequestWrapper.class.getDeclaredMethod("done");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("This version of Quarkus counts its requests in another way", e);
        }
    }
}
