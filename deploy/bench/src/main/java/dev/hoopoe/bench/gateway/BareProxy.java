package dev.hoopoe.bench.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * A proxy on the gateway's library (Vert.x) that checks nothing: it forwards each request, without a body, to one server and
 * returns the answer. It runs as a process of its own: {@code BareProxy <port> <port of the server>}.
 */
public final class BareProxy extends AbstractVerticle {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECTIONS = 128;

    private final int port;
    private final int server;
    private HttpClient client;

    private BareProxy(int port, int server) {
        this.port = port;
        this.server = server;
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int server = Integer.parseInt(arguments[1]);
        Vertx vertx = Vertx.vertx();
        int instances = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(
                () -> new BareProxy(port, server), new DeploymentOptions().setInstances(instances), deployed -> {
                    if (deployed.failed()) {
                        System.err.println("BareProxy cannot listen on " + port + ": " + deployed.cause());
                        System.exit(1);
                    }
                });
    }

    @Override
    public void start(Promise<Void> started) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(LOOPBACK)
                .setDefaultPort(server)
                .setMaxPoolSize(CONNECTIONS));
        vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(port, LOOPBACK)
                .onComplete(listening -> {
                    if (listening.succeeded()) {
                        started.complete();
                    } else {
                        started.fail(listening.cause());
                    }
                });
    }

    private void pass(HttpServerRequest request) {
        client.request(request.method(), request.uri())
                .compose(upstream -> {
                    upstream.headers().setAll(request.headers());
                    return upstream.send();
                })
                .onSuccess(answer -> answer(request.response(), answer))
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    private static void answer(HttpServerResponse response, HttpClientResponse answer) {
        response.setStatusCode(answer.statusCode());
        response.headers().setAll(answer.headers());
        answer.pipeTo(response);
    }
}
