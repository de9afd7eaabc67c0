package dev.hoopoe.gateway.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.BindException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One service as the gateway sees it: answers with what it was asked, or misbehaves as the header {@code Test-Behaviour}
 * says. A second port tells what it saw, and stops and starts it.
 */
final class Neighbour {

    private static final long BIND_PAUSE_MILLIS = 5;
    private static final long LATE_MILLIS = 300;
    private static final long TRICKLE_MILLIS = 100;
    private static final byte[] BLOCK = new byte[64 * 1024];

    private static final String DESCRIPTION = """
            {"paths":{"/api/tickets/{id}":{"get":{"responses":{}}},
             "/hcall/api/ticket/info":{"get":{"responses":{}}},
             "/omnidesk/api/tickets/{ticket_id}":{"get":{"responses":{}}},
             "/netia/api/me":{"get":{"responses":{}}}}}
            """;

    private final Vertx vertx;
    private final String label;
    private final KeyExchangeStub keys;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<HttpConnection> used = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private HttpServer control;
    private NetServer garbler;
    private volatile boolean ready = true;
    /** Enough for the gateway to have read the head by itself. */
    private static final int LATE_AFTER_HEAD_MILLIS = 20;

    private volatile boolean hangingUp;
    private volatile boolean hangingUpAfterHead;
    private volatile boolean described = true;

    /** Vert.x may leave a connection open that it accepts while it closes its server. */
    private volatile boolean stopped;

    Neighbour(Vertx vertx, String label) {
        this.vertx = vertx;
        this.label = label;
        this.keys = new KeyExchangeStub(vertx);
        this.garbler = vertx.createNetServer();
    }

    void start() {
        await(listen(0));
        control = await(vertx.createHttpServer().requestHandler(this::control).listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    int controlPort() {
        return control.actualPort();
    }

    private Future<HttpServer> listen(int port) {
        server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(32 * 1024))
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(this::answer);
        return server.listen(port, "127.0.0.1");
    }

    private void control(HttpServerRequest request) {
        var port = server.actualPort();
        Future<?> done = switch (request.path()) {
            case "/stop" -> server.close().compose(closed -> onceRefused(port));
            case "/garble" -> server.close().compose(closed -> onceFree(() -> garble(port, request.getParam("text"))));
            case "/key" -> keys.add(request);
            case "/start" -> garbler.close().compose(closed -> onceFree(() -> listen(port)));
            default -> Future.succeededFuture();
        };
        stopped = !request.path().equals("/start") && (stopped || request.path().equals("/stop"));
        hangingUp = !request.path().equals("/answer")
                && (hangingUp || request.path().equals("/hang-up"));
        hangingUpAfterHead = !request.path().equals("/answer")
                && (hangingUpAfterHead || request.path().equals("/hang-up-after-head"));
        described = !request.path().equals("/undescribed")
                && (described || request.path().equals("/described"));
        ready = !request.path().equals("/unready") && (ready || request.path().equals("/ready"));
        done.onFailure(failure -> request.response().setStatusCode(500).end(String.valueOf(failure)));
        done.onSuccess(any -> request.response()
                .end(new JsonObject()
                        .put("received", received.get())
                        .put("cut_off", cutOff.get())
                        .put("connections", connections.get())
                        .put("exchanges", keys.exchanges())
                        .encode()));
    }

    /** A closed server's port is free only a moment after Vert.x says that the server is closed. */
    private <T> Future<T> onceFree(Supplier<Future<T>> listening) {
        return listening
                .get()
                .recover(failure -> failure instanceof BindException
                        ? vertx.timer(BIND_PAUSE_MILLIS, TimeUnit.MILLISECONDS).compose(passed -> onceFree(listening))
                        : Future.failedFuture(failure));
    }

    /** A closed server's port may take connections, and reset them, for a moment after Vert.x says that it is closed. */
    private Future<?> onceRefused(int port) {
        return vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .compose(NetSocket::close)
                .transform(tried -> tried.failed()
                        ? Future.succeededFuture()
                        : vertx.timer(BIND_PAUSE_MILLIS, TimeUnit.MILLISECONDS).compose(passed -> onceRefused(port)));
    }

    /** Speaks whatever it is told to instead of HTTP, and hangs up. */
    private Future<NetServer> garble(int port, String text) {
        garbler = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(any -> socket.end(Buffer.buffer(text))));
        return garbler.listen(port, "127.0.0.1");
    }

    private void answer(HttpServerRequest request) {
        if (stopped) {
            request.connection().close();
            return;
        }
        if (request.path().equals("/internal/ready")) {
            request.response().setStatusCode(ready ? 200 : 503).end();
            return;
        }
        if (request.path().equals(KeyExchangeStub.PATH)) {
            keys.exchange(request);
            return;
        }
        if (request.path().equals("/q/openapi")) {
            request.response().setStatusCode(described ? 200 : 404).end(described ? DESCRIPTION : "{}");
            return;
        }
        received.incrementAndGet();
        if (hangingUp) {
            request.body().onComplete(read -> request.connection().close());
            return;
        }
        if (hangingUpAfterHead) {
            request.body().onComplete(read -> headAlone(request));
            return;
        }
        var reused = !used.add(request.connection());
        request.response().closeHandler(closed -> cutOff.incrementAndGet());
        switch (String.valueOf(request.getHeader("Test-Behaviour"))) {
            case "silent" -> request.resume();
            case "deaf" -> request.pause();
            case "hang-up" -> request.connection().close();
            case "hang-up-when-reused" -> echoUnless(reused, request);
            case "half" -> half(request);
            case "refuse-early" -> request.response().setStatusCode(409).end("no");
            case "large" -> large(request);
            case "odd-head" -> oddHead(request);
            case "trickle" -> trickle(request.response().setChunked(true));
            case "late" -> vertx.setTimer(LATE_MILLIS, id -> echo(request));
            case "fail" -> request.response().setStatusCode(500).end("{}");
            case "wrong-secret" -> request.response().setStatusCode(401).end("{}");
            case "gone" -> request.response().setStatusCode(204).end();
            default -> echo(request);
        }
    }

    private void echoUnless(boolean hangUp, HttpServerRequest request) {
        if (hangUp) {
            request.connection().close();
        } else {
            echo(request);
        }
    }

    private static void half(HttpServerRequest request) {
        request.response().putHeader("Content-Length", "1000").write("half of it");
        request.connection().close();
    }

    private void headAlone(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Length", "1000")
                .write(Buffer.buffer())
                .onComplete(written -> vertx.setTimer(
                        LATE_AFTER_HEAD_MILLIS, id -> request.connection().close()));
    }

    private static void large(HttpServerRequest request) {
        var response = request.response().setChunked(true);
        writeBlocks(response, Integer.parseInt(request.getParam("blocks")));
    }

    private static void writeBlocks(HttpServerResponse response, int left) {
        if (left == 0) {
            response.end();
        } else {
            response.write(Buffer.buffer(BLOCK)).onSuccess(written -> writeBlocks(response, left - 1));
        }
    }

    /** Says something now and then, without end. */
    private void trickle(HttpServerResponse response) {
        response.write(":\n\n").onSuccess(written -> vertx.setTimer(TRICKLE_MILLIS, id -> trickle(response)));
    }

    private static void oddHead(HttpServerRequest request) {
        request.response()
                .putHeader("Server", "neighbour/1")
                .putHeader("X-Powered-By", "tests")
                .putHeader("X-Request-Id", "of-the-service")
                .putHeader("X-Hoopoe-Inner", "secret")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("Connection", "X-Only-Here")
                .putHeader("X-Only-Here", "yes")
                .putHeader("Cache-Control", "public, max-age=600")
                .putHeader("ETag", "\"7\"")
                .end("{}");
    }

    private void echo(HttpServerRequest request) {
        var digest = sha256();
        var length = new int[1];
        request.handler(chunk -> {
            digest.update(chunk.getBytes());
            length[0] += chunk.length();
        });
        request.endHandler(ended -> {
            var headers = new JsonObject();
            request.headers()
                    .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("service", label)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("length", length[0])
                            .put("sha256", HexFormat.of().formatHex(digest.digest()))
                            .encode());
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
