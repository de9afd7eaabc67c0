package dev.hoopoe.bench.sockets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a client sends on the connection of a WebSocket: the handshake, then masked frames (RFC 6455 §5.2, §5.3). */
final class ClientFrames {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int MAX_LENGTH = 0xffff;
    private static final int MAX_HEAD = 8;

    private ClientFrames() {}

    /** The request that opens a WebSocket; compression is not offered. */
    static ByteBuffer handshake(String authority, String target, String key) {
        return ByteBuffer.wrap(("GET " + target + " HTTP/1.1\r\nHost: " + authority
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + key + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer text(String text, int mask) {
        return frame(FINAL_TEXT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), mask);
    }

    static ByteBuffer pong(ByteBuffer payload, int mask) {
        return frame(FINAL_PONG, payload, mask);
    }

    private static ByteBuffer frame(int first, ByteBuffer payload, int mask) {
        int length = payload.remaining();
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("A frame of " + length + " bytes; at most " + MAX_LENGTH);
        }
        ByteBuffer frame = ByteBuffer.allocate(MAX_HEAD + length).put((byte) first);
        if (length < LENGTH_16) {
            frame.put((byte) (MASKED | length));
        } else {
            frame.put((byte) (MASKED | LENGTH_16)).putShort((short) length);
        }
        frame.putInt(mask);
        for (int i = 0; i < length; i++) {
            int shift = Byte.SIZE * (Integer.BYTES - 1 - i % Integer.BYTES);
            frame.put((byte) (payload.get() ^ (mask >>> shift)));
        }
        return frame.flip();
    }
}
