package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.messaging.phoenix.PhoenixSession;
import dev.hoopoe.messaging.phoenix.TopicSubscribers;
import dev.hoopoe.messaging.realtime.OpenSocket;
import dev.hoopoe.messaging.realtime.OpenSockets;
import dev.hoopoe.messaging.realtime.SocketConnections;
import dev.hoopoe.messaging.realtime.SocketEndpoint;
import dev.hoopoe.messaging.realtime.SocketHandler;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/** The socket of Netia's clients (contract rows N-36 to N-53). A socket's frames are handled one after the other. */
@WebSocket(path = "/netia/socket/websocket", endpointId = NetiaSocket.ENDPOINT)
class NetiaSocket extends SocketEndpoint {

    static final String ENDPOINT = "netia";

    private final OpenSockets sockets;
    private final TopicSubscribers subscribers;
    private final NetiaTopics topics;
    private final FeedFollower follower;

    NetiaSocket(
            OpenSockets sockets,
            SocketConnections connections,
            TopicSubscribers subscribers,
            NetiaTopics topics,
            FeedFollower follower) {
        super(connections);
        this.sockets = sockets;
        this.subscribers = subscribers;
        this.topics = topics;
        this.follower = follower;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var caller = connection.userData().get(SocketUpgrade.CALLER);
        var socket = sockets.add(connection, caller.account(), caller.sessionId());
        var session = new PhoenixSession(
                socket.id(), caller.format(), socket.output(), topics.of(caller, socket.id()), subscribers);
        opened(connection, socket, new SocketHandler() {
            @Override
            public void receive(String text) {
                session.receive(text);
            }

            @Override
            public void close() {
                session.close();
            }
        });
        socket.work().submit(() -> follow(socket));
    }

    private void follow(OpenSocket socket) {
        try {
            follower.follow();
        } catch (RuntimeException e) {
            socket.breakOff(e);
        }
    }
}
