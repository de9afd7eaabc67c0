package dev.hoopoe.messaging.stream;

import dev.hoopoe.messaging.feed.FeedService;
import dev.hoopoe.messaging.feed.FeedStreams;
import dev.hoopoe.messaging.realtime.OpenSockets;
import dev.hoopoe.messaging.realtime.SocketConnections;
import dev.hoopoe.messaging.realtime.SocketEndpoint;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;

/** The stream as a WebSocket (docs/stream.md). */
@WebSocket(path = "/api/stream", endpointId = StreamSocket.ENDPOINT)
class StreamSocket extends SocketEndpoint {

    static final String ENDPOINT = "stream";

    private final OpenSockets sockets;
    private final FeedStreams feed;
    private final TicketViews views;

    StreamSocket(OpenSockets sockets, SocketConnections connections, FeedStreams feed, TicketViews views) {
        super(connections);
        this.sockets = sockets;
        this.feed = feed;
        this.views = views;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var reader = connection.userData().get(StreamUpgrade.READER);
        var parameters = connection.userData().get(StreamUpgrade.PARAMETERS);
        var caller = reader.caller();
        var socket = sockets.add(connection, caller.accountId(), caller.sessionId());
        var session = new StreamSession(socket, caller, views);
        opened(connection, socket, session);
        session.follow(() -> feed.follow(
                StreamParameters.request(parameters), new FeedService.Reader(caller, reader.expiry()), session));
    }
}
