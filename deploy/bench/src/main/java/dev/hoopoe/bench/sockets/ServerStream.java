package dev.hoopoe.bench.sockets;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a server sends on the connection of a WebSocket: the answer to the handshake, then frames (RFC 6455 §5.2). It takes
 * pieces of any size and keeps bytes only while a frame is incomplete.
 */
final class ServerStream {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    private static final byte[] NOTHING = {};
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final byte[] SWITCHING = "HTTP/1.1 101 ".getBytes(StandardCharsets.US_ASCII);
    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int SHORT_HEAD = 2;
    private static final int INCOMPLETE = -1;
    private static final int MAX_LENGTH = 16 * 1024 * 1024;

    private final Receiver receiver;
    private byte[] rest = NOTHING;
    private boolean upgraded;

    /** Gets what the server sends. */
    interface Receiver {

        /** The handshake is done. */
        void upgraded();

        /** A whole message or control frame; the payload is valid during the call. */
        void frame(int opcode, ByteBuffer payload);
    }

    ServerStream(Receiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Takes the next piece.
     *
     * @throws ProtocolException when the handshake is refused, or a frame is of a kind that neither server sends: masked,
     *     compressed, or a part of a message
     */
    void accept(ByteBuffer piece) throws ProtocolException {
        ByteBuffer bytes = joined(piece);
        boolean complete = true;
        while (complete && bytes.hasRemaining()) {
            complete = upgraded ? frame(bytes) : head(bytes);
        }
        rest = bytes.hasRemaining() ? copy(bytes) : NOTHING;
    }

    private ByteBuffer joined(ByteBuffer piece) {
        if (rest.length == 0) {
            return piece;
        }
        byte[] both = Arrays.copyOf(rest, rest.length + piece.remaining());
        piece.get(both, rest.length, piece.remaining());
        return ByteBuffer.wrap(both);
    }

    private boolean head(ByteBuffer bytes) throws ProtocolException {
        for (int i = bytes.position(); i + END_OF_HEAD.length <= bytes.limit(); i++) {
            if (startsWith(bytes, i, END_OF_HEAD)) {
                if (!startsWith(bytes, bytes.position(), SWITCHING)) {
                    throw new ProtocolException("The handshake was answered with "
                            + text(bytes.duplicate()).lines().findFirst().orElse(""));
                }
                bytes.position(i + END_OF_HEAD.length);
                upgraded = true;
                receiver.upgraded();
                return true;
            }
        }
        return false;
    }

    private boolean frame(ByteBuffer bytes) throws ProtocolException {
        if (bytes.remaining() < SHORT_HEAD) {
            return false;
        }
        int first = bytes.get(bytes.position());
        if ((first & FINAL) == 0 || (first & RESERVED) != 0 || (bytes.get(bytes.position() + 1) & MASKED) != 0) {
            throw new ProtocolException("The server sent a masked, a compressed or a divided frame");
        }
        int start = bytes.position() + headLength(bytes);
        long length = payloadLength(bytes);
        if (length > MAX_LENGTH) {
            throw new ProtocolException("The server sent a frame of " + length + " bytes");
        }
        if (length == INCOMPLETE || bytes.limit() - start < length) {
            return false;
        }
        receiver.frame(first & OPCODE, bytes.slice(start, (int) length));
        bytes.position(start + (int) length);
        return true;
    }

    private static int headLength(ByteBuffer bytes) {
        return switch (bytes.get(bytes.position() + 1)) {
            case LENGTH_16 -> SHORT_HEAD + Short.BYTES;
            case LENGTH_64 -> SHORT_HEAD + Long.BYTES;
            default -> SHORT_HEAD;
        };
    }

    private static long payloadLength(ByteBuffer bytes) {
        if (bytes.remaining() < headLength(bytes)) {
            return INCOMPLETE;
        }
        int at = bytes.position() + SHORT_HEAD;
        byte length = bytes.get(bytes.position() + 1);
        return switch (length) {
            case LENGTH_16 -> Short.toUnsignedInt(bytes.getShort(at));
            case LENGTH_64 -> bytes.getLong(at) & Long.MAX_VALUE;
            default -> length;
        };
    }

    /** Whether the bytes from there on, up to the limit, begin like that. */
    static boolean startsWith(ByteBuffer bytes, int from, byte[] beginning) {
        if (bytes.limit() - from < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (bytes.get(from + i) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    /** The rest of the bytes as text; reads them. */
    static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
