package dev.hoopoe.gateway.replica;

import dev.hoopoe.common.readiness.ReadinessChecks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a replica whether it is ready, on connections of its own, so that no busy pool delays the question. */
final class ReplicaProbe {

    private static final int OK = 200;
    private static final int MAX_CONNECTIONS = 2;

    private final HttpClient client;
    private final long timeoutMillis;

    ReplicaProbe(Vertx vertx, Duration timeout) {
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS));
        this.timeoutMillis = timeout.toMillis();
    }

    /** Never fails: no answer in time means not ready. */
    Future<Boolean> isReady(ReplicaAddress address) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setServer(SocketAddress.inetSocketAddress(address.socket()))
                        .setHost(address.url().getHost())
                        .setPort(address.socket().getPort())
                        .setSsl(address.isSecure())
                        .setURI(ReadinessChecks.PATH)
                        .setTimeout(timeoutMillis))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.end().map(answer.statusCode() == OK))
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.succeededFuture(false));
    }

    Future<Void> close() {
        return client.close();
    }
}
