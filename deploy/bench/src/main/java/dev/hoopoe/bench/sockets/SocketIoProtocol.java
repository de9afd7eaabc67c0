package dev.hoopoe.bench.sockets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Socket.IO's protocol 5 over Engine.IO's protocol 4, as version 4 of socket.io speaks it. The first digit is Engine.IO's type
 * (0 open, 1 close, 2 ping, 3 pong, 4 message), the second one that of a message (0 connect, 1 disconnect, 2 event, 3
 * acknowledgement, 4 error), then comes the number by which an event is acknowledged.
 */
final class SocketIoProtocol implements SocketProtocol {

    private static final byte[] MESSAGE = "42[\"shout\",".getBytes(StandardCharsets.US_ASCII);

    private final String room;

    SocketIoProtocol(String room) {
        this.room = room;
    }

    @Override
    public String target() {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public Optional<String> greeting() {
        return Optional.empty();
    }

    @Override
    public Reaction react(String text) {
        if (text.startsWith("0{")) {
            return Reaction.answer("40");
        }
        if (text.equals("2")) {
            return Reaction.answer("3");
        }
        if (text.startsWith("40")) {
            return Reaction.answer("420[\"join\",\"" + room + "\"]");
        }
        if (text.startsWith("430")) {
            return Reaction.JOINED;
        }
        if (text.equals("1") || text.startsWith("41") || text.startsWith("44")) {
            return Reaction.REFUSED;
        }
        return Reaction.NOTHING;
    }

    @Override
    public boolean isMessage(ByteBuffer frame) {
        return ServerStream.startsWith(frame, frame.position(), MESSAGE);
    }

    /** The server pings every 25 s. */
    @Override
    public Optional<String> heartbeat() {
        return Optional.empty();
    }
}
