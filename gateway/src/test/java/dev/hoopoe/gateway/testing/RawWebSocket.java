package dev.hoopoe.gateway.testing;

import static dev.hoopoe.common.testing.WebSocketFrames.CLOSE;
import static dev.hoopoe.common.testing.WebSocketFrames.FIN;
import static dev.hoopoe.common.testing.WebSocketFrames.IN_2_BYTES;
import static dev.hoopoe.common.testing.WebSocketFrames.IN_8_BYTES;
import static dev.hoopoe.common.testing.WebSocketFrames.TEXT;
import static dev.hoopoe.common.testing.WebSocketFrames.handshake;
import static dev.hoopoe.common.testing.WebSocketFrames.masked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that speaks WebSocket (RFC 6455) frame by frame, without any idea of its own of what is proper. */
public final class RawWebSocket implements AutoCloseable {

    private final RawHttp http;
    private final String answer;

    /** @param first opcode and {@link #FIN} */
    public record Frame(int first, byte[] payload) {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a close frame; 0 when it has none. */
        public int code() {
            assertEquals(FIN | CLOSE, first, text());
            return payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort();
        }
    }

    private RawWebSocket(RawHttp http, String head) {
        this.http = http;
        http.write(head);
        this.answer = http.readAnswer();
    }

    public static RawWebSocket open(String target, String... lines) {
        return from("127.0.0.1", target, lines);
    }

    /** As {@link #open}, from another address of this machine. */
    public static RawWebSocket from(String address, String target, String... lines) {
        var socket = new RawWebSocket(new RawHttp(address), handshake(target, lines));
        assertEquals(101, RawHttp.statusOf(socket.answer), socket.answer);
        return socket;
    }

    /** The head of the answer to the handshake. */
    public String answer() {
        return answer;
    }

    public void writeText(String text) {
        write(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void close(int code) {
        write(FIN | CLOSE, ByteBuffer.allocate(2).putShort((short) code).array());
    }

    /** Writes a masked frame. */
    public void write(int first, byte[] payload) {
        http.write(masked(first, payload));
    }

    public void writeBytes(byte[] bytes) {
        http.write(bytes);
    }

    public Frame read() {
        var head = ByteBuffer.wrap(http.read(2));
        var first = head.get() & 0xff;
        var length = head.get() & 0x7f;
        if (length == IN_2_BYTES) {
            length = ByteBuffer.wrap(http.read(2)).getShort() & 0xffff;
        } else if (length == IN_8_BYTES) {
            length = (int) ByteBuffer.wrap(http.read(8)).getLong();
        }
        return new Frame(first, http.read(length));
    }

    public String readText() {
        var frame = read();
        assertEquals(FIN | TEXT, frame.first());
        return frame.text();
    }

    public boolean isClosedByOtherSide() {
        return http.isClosedByOtherSide();
    }

    @Override
    public void close() {
        http.close();
    }
}
