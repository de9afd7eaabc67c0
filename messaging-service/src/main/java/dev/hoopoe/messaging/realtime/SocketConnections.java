package dev.hoopoe.messaging.realtime;

import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What happens to a connection, for its socket and its handler; nothing here waits. */
@ApplicationScoped
public class SocketConnections {

    private static final TypedKey<Attached> ATTACHED = new TypedKey<>("socket");

    private final OpenSockets sockets;

    SocketConnections(OpenSockets sockets) {
        this.sockets = sockets;
    }

    private record Attached(OpenSocket socket, SocketHandler handler) {}

    public void opened(WebSocketConnection connection, OpenSocket socket, SocketHandler handler) {
        connection.userData().put(ATTACHED, new Attached(socket, handler));
    }

    public void received(WebSocketConnection connection, String text) {
        var attached = connection.userData().get(ATTACHED);
        attached.socket().received(() -> attached.handler().receive(text));
    }

    public void receivedBinary(WebSocketConnection connection) {
        connection.userData().get(ATTACHED).socket().refuseBinary();
    }

    public void closed(WebSocketConnection connection) {
        var attached = connection.userData().get(ATTACHED);
        if (attached != null) {
            sockets.remove(attached.socket());
            attached.handler().stop();
            attached.socket().work().submitLast(attached.handler()::close);
        }
    }

    /** The connection broke, or the client sent what is no frame of a WebSocket, or one that is too large. */
    public void failed(WebSocketConnection connection, Throwable failure) {
        var attached = connection.userData().get(ATTACHED);
        if (attached != null) {
            attached.socket().fail(failure);
        }
    }
}
