package dev.hoopoe.messaging.realtime;

import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;

/** What all endpoints do with their connections; each of them says what a new connection leads to. */
public abstract class SocketEndpoint {

    private final SocketConnections connections;

    protected SocketEndpoint(SocketConnections connections) {
        this.connections = connections;
    }

    protected final void opened(WebSocketConnection connection, OpenSocket socket, SocketHandler handler) {
        connections.opened(connection, socket, handler);
    }

    @OnTextMessage
    @NonBlocking
    public void receive(String text, WebSocketConnection connection) {
        connections.received(connection, text);
    }

    @OnBinaryMessage
    @NonBlocking
    public void receive(Buffer binary, WebSocketConnection connection) {
        connections.receivedBinary(connection);
    }

    @OnClose
    @NonBlocking
    public void close(WebSocketConnection connection) {
        connections.closed(connection);
    }

    @OnError
    @NonBlocking
    public void failed(Throwable failure, WebSocketConnection connection) {
        connections.failed(connection, failure);
    }
}
