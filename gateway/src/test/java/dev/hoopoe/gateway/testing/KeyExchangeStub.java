package dev.hoopoe.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Exchanges API keys as auth-service would, a little slowly, for the tokens that a test has left with it. */
final class KeyExchangeStub {

    static final String PATH = "/internal/api-keys/exchange";

    private static final long TAKES_MILLIS = 200;

    private final Vertx vertx;
    private final Map<String, JsonObject> answers = new ConcurrentHashMap<>();
    private final AtomicInteger exchanges = new AtomicInteger();

    KeyExchangeStub(Vertx vertx) {
        this.vertx = vertx;
    }

    /** {@code key}, the {@code token} that it is worth, and for how many seconds: {@code expires}. */
    Future<Void> add(HttpServerRequest request) {
        answers.put(
                request.getParam("key"),
                new JsonObject()
                        .put("access_token", request.getParam("token"))
                        .put("expires_in", Integer.parseInt(request.getParam("expires"))));
        return Future.succeededFuture();
    }

    int exchanges() {
        return exchanges.get();
    }

    void exchange(HttpServerRequest request) {
        request.bodyHandler(body -> vertx.setTimer(TAKES_MILLIS, id -> {
            exchanges.incrementAndGet();
            var answer = answers.get(body.toJsonObject().getString("api_key"));
            if (answer == null) {
                request.response().setStatusCode(401).end("{}");
            } else if (answer.getString("access_token").isEmpty()) {
                request.response().setStatusCode(500).end("{}");
            } else {
                request.response().end(answer.encode());
            }
        }));
    }
}
