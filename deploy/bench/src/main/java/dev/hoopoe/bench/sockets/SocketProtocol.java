package dev.hoopoe.bench.sockets;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What is said over a WebSocket to join one conversation and to stay in it. It has no state: one serves all sockets. */
interface SocketProtocol {

    /** Path and query of the handshake. */
    String target();

    /** What a client sends first; empty when the server begins. */
    Optional<String> greeting();

    /** What a client does about a text that is no message. */
    Reaction react(String text);

    /** Whether the frame is a message in the conversation, found without parsing it. */
    boolean isMessage(ByteBuffer frame);

    /** What a client sends every 30 s; empty when it only answers the server's signs of life. */
    Optional<String> heartbeat();
}
