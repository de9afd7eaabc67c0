package dev.hoopoe.gateway.proxy;

import dev.hoopoe.gateway.framing.AnswerFraming;
import dev.hoopoe.gateway.replica.Replica;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.route.Route;
import dev.hoopoe.gateway.route.Upstream;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.SocketException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A bounded connection pool for each service, so that a slow service does not starve the others, a second pool
 * for its long-running requests, so that they do not starve the short ones, and a third one for WebSockets.
 */
@ApplicationScoped
public class UpstreamClients {

    private static final int MAX_HEADER_BYTES = 16 * 1024;

    /** What a socket reads at a time, so that many of them that wait for slow clients hold little. */
    private static final int MAX_SOCKET_READ_BYTES = 8 * 1024;

    private static final int MIN_SOCKET_READ_BYTES = 512;

    private final Map<Upstream, HttpClient> clients = new EnumMap<>(Upstream.class);
    private final Map<Upstream, HttpClient> clientsOfWaiting = new EnumMap<>(Upstream.class);
    private final Map<Upstream, HttpClient> clientsOfSockets = new EnumMap<>(Upstream.class);
    private final ReplicaRegistry replicas;
    private final Set<HttpConnection> used =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
    private final long connectTimeoutMillis;

    UpstreamClients(Vertx vertx, ProxyConfig config, SocketConfig sockets, ReplicaRegistry replicas) {
        this.replicas = replicas;
        this.connectTimeoutMillis = config.connectTimeout().toMillis();
        for (var upstream : Upstream.values()) {
            clients.put(upstream, client(vertx, config, config.maxConnections()));
            clientsOfWaiting.put(upstream, client(vertx, config, config.maxWaitingConnections()));
            clientsOfSockets.put(upstream, clientOfSockets(vertx, config, sockets.max()));
        }
    }

    /**
     * A connection to a replica of the service, for a request by the gateway itself; on failure no replica has received
     * anything.
     */
    public Future<HttpClientRequest> open(Upstream upstream, HttpMethod method, String uri) {
        var attempts = new ReplicaAttempts(upstream, replicas);
        return open(attempts, upstream, method, uri).onComplete(any -> attempts.end());
    }

    private Future<HttpClientRequest> open(ReplicaAttempts attempts, Upstream upstream, HttpMethod method, String uri) {
        var replica = attempts.next();
        if (replica.isEmpty()) {
            return Future.failedFuture(noReplica(upstream));
        }
        return open(clients.get(upstream), replica.get(), method, uri)
                .onFailure(failure -> reportIfUnreachable(upstream, replica.get(), failure))
                .recover(failure -> {
                    attempts.end();
                    return attempts.mayTryAnother()
                            ? open(attempts, upstream, method, uri)
                            : Future.failedFuture(failure);
                });
    }

    /**
     * A GET by the gateway itself, repeated while it fails on a reused connection, which the service may just have
     * closed.
     *
     * @param limitMillis timeout of all attempts together
     * @param read extracts the result from the response
     */
    public <T> Future<T> get(
            Upstream upstream, String uri, long limitMillis, Function<HttpClientResponse, Future<T>> read) {
        return attempt(upstream, uri, limitMillis, read).timeout(limitMillis, TimeUnit.MILLISECONDS);
    }

    private <T> Future<T> attempt(
            Upstream upstream, String uri, long limitMillis, Function<HttpClientResponse, Future<T>> read) {
        return open(upstream, HttpMethod.GET, uri).compose(request -> {
            var keptOpen = isKeptOpen(request);
            request.idleTimeout(limitMillis);
            return request.send()
                    .compose(read)
                    .recover(failure -> keptOpen && isClosing(failure)
                            ? attempt(upstream, uri, limitMillis, read)
                            : Future.failedFuture(failure));
        });
    }

    /** Whether a failure means that the peer closed the connection. */
    static boolean isClosing(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof IOException;
    }

    /** A connection to this replica for the handshake of a WebSocket; on failure it has received nothing of it. */
    public Future<HttpClientRequest> openSocket(Replica replica, Route route, String uri) {
        return open(clientsOfSockets.get(route.upstream()), replica, HttpMethod.GET, uri)
                .onFailure(failure -> reportIfUnreachable(route.upstream(), replica, failure))
                .compose(request -> {
                    if (!isOfThisEventLoop(request.connection())) {
                        // Opened for a caller that has given up.
                        return request.connection().close().compose(closed -> openSocket(replica, route, uri));
                    }
                    AnswerFraming.expectSocket(request.connection());
                    return Future.succeededFuture(request);
                });
    }

    /** Both sides of a socket have one event loop, so that they need no locks. */
    private static boolean isOfThisEventLoop(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().eventLoop().inEventLoop();
    }

    /** A connection to this replica; on failure it has received nothing of the request. */
    Future<HttpClientRequest> open(Replica replica, Route route, HttpMethod method, String uri) {
        var pools = route.waits() ? clientsOfWaiting : clients;
        return open(pools.get(route.upstream()), replica, method, uri)
                .onFailure(failure -> reportIfUnreachable(route.upstream(), replica, failure));
    }

    public static IOException noReplica(Upstream upstream) {
        return new IOException("No replica of " + upstream.wireName() + " takes requests");
    }

    /** Only a refused or broken connection counts: a full pool says nothing about the replica. */
    private void reportIfUnreachable(Upstream upstream, Replica replica, Throwable failure) {
        if (failure instanceof SocketException) {
            replicas.reportUnreachable(upstream, replica);
        }
    }

    /** Whether the request's connection is reused; called once for each request. */
    boolean isKeptOpen(HttpClientRequest request) {
        return !used.add(request.connection());
    }

    private Future<HttpClientRequest> open(HttpClient pool, Replica replica, HttpMethod method, String uri) {
        var address = replica.address();
        return pool.request(new RequestOptions()
                        .setMethod(method)
                        .setServer(SocketAddress.inetSocketAddress(address.socket()))
                        .setHost(address.url().getHost())
                        .setPort(address.socket().getPort())
                        .setSsl(address.isSecure())
                        .setURI(uri)
                        .setConnectTimeout(connectTimeoutMillis))
                .map(request -> expectingAnswer(request, method));
    }

    @PreDestroy
    void close() {
        clients.values().forEach(HttpClient::close);
        clientsOfWaiting.values().forEach(HttpClient::close);
        clientsOfSockets.values().forEach(HttpClient::close);
    }

    private static HttpClientOptions options(ProxyConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setTcpNoDelay(true);
    }

    private static HttpClientRequest expectingAnswer(HttpClientRequest request, HttpMethod method) {
        AnswerFraming.expect(request.connection(), method);
        return request;
    }

    private static HttpClient client(Vertx vertx, ProxyConfig config, int connections) {
        return vertx.httpClientBuilder()
                .with(options(config))
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(config.queueSize()))
                .withConnectHandler(AnswerFraming::watch)
                .build();
    }

    /** Without an idle timeout: the gateway watches the clients of sockets. */
    private static HttpClient clientOfSockets(Vertx vertx, ProxyConfig config, int connections) {
        return vertx.httpClientBuilder()
                .with(options(config).setIdleTimeout(0).setTracingPolicy(TracingPolicy.IGNORE))
                .with(new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(config.queueSize()))
                .withConnectHandler(connection -> {
                    AnswerFraming.watch(connection);
                    ((ConnectionBase) connection)
                            .channel()
                            .config()
                            .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(
                                    MIN_SOCKET_READ_BYTES, MIN_SOCKET_READ_BYTES, MAX_SOCKET_READ_BYTES));
                })
                .build();
    }
}
