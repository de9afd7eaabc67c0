package dev.hoopoe.bench.sockets;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** One socket of a fleet, from the handshake on; the fleet's thread alone calls it. */
final class ClientSocket implements ServerStream.Receiver {

    private static final int KEY = 16;

    private final SocketChannel channel;
    private final SocketProtocol protocol;
    private final Listener listener;
    private final ServerStream stream = new ServerStream(this);
    private boolean joined;

    /** Gets what happens to the socket. */
    interface Listener {

        void joined(ClientSocket socket);

        /** A message in the conversation. */
        void received(ByteBuffer message);
    }

    ClientSocket(SocketChannel channel, SocketProtocol protocol, Listener listener) {
        this.channel = channel;
        this.protocol = protocol;
        this.listener = listener;
    }

    void open(String authority) throws IOException {
        byte[] key = new byte[KEY];
        ThreadLocalRandom.current().nextBytes(key);
        send(ClientFrames.handshake(
                authority, protocol.target(), Base64.getEncoder().encodeToString(key)));
    }

    /**
     * Reads what there is.
     *
     * @param buffer to read with
     * @throws IOException when the socket is at its end, and why
     */
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new EOFException("the server hung up" + (joined ? "" : " before the conversation was joined"));
        }
        try {
            stream.accept(buffer.flip());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    void beat() throws IOException {
        if (protocol.heartbeat().isPresent()) {
            say(protocol.heartbeat().get());
        }
    }

    @Override
    public void upgraded() {
        protocol.greeting().ifPresent(this::sayUnchecked);
    }

    @Override
    public void frame(int opcode, ByteBuffer payload) {
        switch (opcode) {
            case ServerStream.TEXT -> text(payload);
            case ServerStream.PING -> sendUnchecked(ClientFrames.pong(payload, mask()));
            case ServerStream.CLOSE -> throw refused("the server closed with " + closeReason(payload));
            default -> throw refused("the server sent a frame of type " + opcode);
        }
    }

    private void text(ByteBuffer payload) {
        if (protocol.isMessage(payload)) {
            listener.received(payload);
            return;
        }
        String text = ServerStream.text(payload);
        Reaction reaction = protocol.react(text);
        switch (reaction.kind()) {
            case NOTHING -> {}
            case ANSWER -> sayUnchecked(reaction.answer());
            case JOINED -> {
                joined = true;
                listener.joined(this);
            }
            case REFUSED -> throw refused("the server refused: " + text);
        }
    }

    private static String closeReason(ByteBuffer payload) {
        if (payload.remaining() < Short.BYTES) {
            return "no code";
        }
        int code = Short.toUnsignedInt(payload.getShort());
        return code + " " + ServerStream.text(payload);
    }

    private static UncheckedIOException refused(String why) {
        return new UncheckedIOException(new ProtocolException(why));
    }

    private void sayUnchecked(String text) {
        sendUnchecked(ClientFrames.text(text, mask()));
    }

    private void sendUnchecked(ByteBuffer bytes) {
        try {
            send(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String text) throws IOException {
        send(ClientFrames.text(text, mask()));
    }

    /** What a client says is so short that a connection takes it at once. */
    private void send(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server reads too slowly");
        }
    }

    private static int mask() {
        return ThreadLocalRandom.current().nextInt();
    }
}
