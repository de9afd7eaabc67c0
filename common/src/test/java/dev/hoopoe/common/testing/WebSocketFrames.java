package dev.hoopoe.common.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a client sends on the connection of a WebSocket (RFC 6455 §4.1, §5.2), proper or not. */
public final class WebSocketFrames {

    public static final int FIN = 0x80;
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    public static final int IN_2_BYTES = 126;
    public static final int IN_8_BYTES = 127;

    private static final byte[] MASK = {7, 9, 11, 13};
    private static final int MASKED = 0x80;
    private static final int MOST_IN_2_BYTES = 0xffff;
    private static final int LONGEST_HEAD = 14;

    private WebSocketFrames() {}

    /** The head of a proper handshake, with more header lines. */
    public static String handshake(String target, String... lines) {
        return "GET " + target
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + List.of(lines).stream().map(line -> line + "\r\n").collect(Collectors.joining()) + "\r\n";
    }

    /** A masked frame of a whole text. */
    public static byte[] text(String text) {
        return masked(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A masked frame.
     *
     * @param first opcode, {@link #FIN} and reserved bits
     */
    public static byte[] masked(int first, byte[] payload) {
        var head = head(first, payload.length);
        var frame = ByteBuffer.allocate(head.length + payload.length).put(head);
        for (var at = 0; at < payload.length; at++) {
            frame.put((byte) (payload[at] ^ MASK[at % MASK.length]));
        }
        return frame.array();
    }

    /** The head of a masked frame, with the mask. */
    public static byte[] head(int first, long length) {
        var head = ByteBuffer.allocate(LONGEST_HEAD).put((byte) first);
        if (length < IN_2_BYTES) {
            head.put((byte) (MASKED | length));
        } else if (length <= MOST_IN_2_BYTES) {
            head.put((byte) (MASKED | IN_2_BYTES)).putShort((short) length);
        } else {
            head.put((byte) (MASKED | IN_8_BYTES)).putLong(length);
        }
        head.put(MASK);
        return Arrays.copyOf(head.array(), head.position());
    }
}
