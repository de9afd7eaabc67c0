package dev.hoopoe.gateway.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.impl.WebSocketInternal;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stands in for a neighbour that has a WebSocket: sends each frame back, and keeps what it has seen. */
public final class SocketUpstream implements AutoCloseable {

    private static final int LARGEST_MESSAGE = 10_000_000;
    private static final int PATIENCE_SECONDS = 10;

    private final String neighbour;
    private final Vertx vertx = Vertx.vertx();
    private final Queue<Seen> handshakes = new ConcurrentLinkedQueue<>();
    private final Queue<ServerWebSocket> sockets = new ConcurrentLinkedQueue<>();
    private final Queue<String> frames = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> closeCodes = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile boolean deaf;

    /** A handshake as it arrived. */
    public record Seen(String uri, MultiMap headers) {}

    public SocketUpstream(String neighbour) {
        this.neighbour = neighbour;
        GatewayClient.tell(neighbour, "stop");
        var port = ConfigProvider.getConfig()
                .getValue("hoopoe." + neighbour + ".url", URI.class)
                .getPort();
        this.server = await().ignoreExceptions().until(() -> listen(port), listening -> true);
    }

    private HttpServer listen(int port) {
        return done(vertx.createHttpServer(new HttpServerOptions()
                        .setWebSocketSubProtocols(List.of("phoenix"))
                        .setMaxWebSocketFrameSize(LARGEST_MESSAGE)
                        .setMaxWebSocketMessageSize(LARGEST_MESSAGE))
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1"));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/internal/ready")) {
            request.response().end();
            return;
        }
        handshakes.add(
                new Seen(request.uri(), MultiMap.caseInsensitiveMultiMap().addAll(request.headers())));
        request.toWebSocket().onSuccess(this::serve);
    }

    private void serve(ServerWebSocket socket) {
        socket.frameHandler(frame -> receive(socket, frame));
        socket.closeHandler(closed -> closeCodes.add(codeOf(socket)));
        socket.exceptionHandler(broken -> {});
        if (deaf) {
            // Vert.x lets the frames flow once this handler is done.
            vertx.runOnContext(afterwards -> socket.pause());
        }
        sockets.add(socket);
    }

    private static int codeOf(ServerWebSocket socket) {
        var code = socket.closeStatusCode();
        return code == null ? 0 : code;
    }

    private void receive(ServerWebSocket socket, WebSocketFrame frame) {
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            frames.add((frame.isText() ? "text" : frame.isBinary() ? "binary" : "continuation")
                    + (frame.isFinal() ? " " : "... ")
                    + frame.binaryData().length());
            if (!deaf) {
                socket.writeFrame(frame);
            }
        } else if (frame.isClose()) {
            frames.add("close " + frame.binaryData().length());
        }
    }

    /** Reads nothing of the sockets that open from now on, and sends nothing back. */
    public void stopReading() {
        deaf = true;
    }

    public void readAgain() {
        sockets.forEach(ServerWebSocket::resume);
    }

    /** Runs something with the latest socket, in its event loop. */
    public void run(Consumer<ServerWebSocket> action) {
        var socket = socket();
        ((WebSocketInternal) socket).channelHandlerContext().executor().execute(() -> action.accept(socket));
    }

    /** Does nothing for the latest socket until {@code released} is at zero. */
    public void holdUp(CountDownLatch released) {
        run(socket -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The only handshake so far. */
    public Seen handshake() {
        if (handshakes.size() != 1) {
            throw new AssertionError(handshakes.size() + " handshakes");
        }
        return handshakes.peek();
    }

    public int handshakes() {
        return handshakes.size();
    }

    /** The latest socket. */
    public ServerWebSocket socket() {
        await().until(() -> !sockets.isEmpty());
        return List.copyOf(sockets).get(sockets.size() - 1);
    }

    /** Ends the latest socket without a close frame. */
    public void drop() {
        // Past Vert.x, which would send one.
        ((WebSocketInternal) socket())
                .channelHandlerContext()
                .pipeline()
                .firstContext()
                .close()
                .syncUninterruptibly();
    }

    /** Kind and length of each frame but pings and pongs. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    /** The codes by which sockets were closed; 0 for one without a close frame. */
    public List<Integer> closeCodes() {
        return List.copyOf(closeCodes);
    }

    @Override
    public void close() {
        done(server.close());
        done(vertx.close());
        GatewayClient.tell(neighbour, "start");
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
