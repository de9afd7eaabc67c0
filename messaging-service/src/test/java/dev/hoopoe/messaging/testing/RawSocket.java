package dev.hoopoe.messaging.testing;

import static dev.hoopoe.common.testing.WebSocketFrames.CLOSE;
import static dev.hoopoe.common.testing.WebSocketFrames.FIN;
import static dev.hoopoe.common.testing.WebSocketFrames.IN_2_BYTES;
import static dev.hoopoe.common.testing.WebSocketFrames.IN_8_BYTES;
import static dev.hoopoe.common.testing.WebSocketFrames.PONG;
import static dev.hoopoe.common.testing.WebSocketFrames.TEXT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.WebSocketFrames;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A WebSocket client that sends any bytes, and reads nothing by itself. */
public final class RawSocket implements AutoCloseable {

    /** The code of a connection that ended without a close frame (RFC 6455 §7.1.5). */
    public static final int WITHOUT_CODE = 1006;

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Socket connection;
    private final InputStream in;
    private final OutputStream out;

    private RawSocket(Socket connection) throws IOException {
        this.connection = connection;
        this.in = new BufferedInputStream(connection.getInputStream());
        this.out = connection.getOutputStream();
    }

    /** A frame that the server sent. */
    public record Frame(int first, byte[] payload) {

        public boolean isText() {
            return first == (FIN | TEXT);
        }

        public boolean isPong() {
            return first == (FIN | PONG);
        }

        public boolean isClose() {
            return first == (FIN | CLOSE);
        }

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int code() {
            return payload.length < 2 ? WITHOUT_CODE : ByteBuffer.wrap(payload).getShort();
        }
    }

    public static RawSocket open(String target) throws IOException {
        return connect(new Socket(), target);
    }

    /** A socket for whose bytes this side of the connection has little room. */
    public static RawSocket withReceiveBuffer(int bytes, String target) throws IOException {
        var connection = new Socket();
        connection.setReceiveBufferSize(bytes);
        return connect(connection, target);
    }

    private static RawSocket connect(Socket connection, String target) throws IOException {
        connection.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        connection.setTcpNoDelay(true);
        connection.setSoTimeout((int) SOON.toMillis());
        var socket = new RawSocket(connection);
        socket.handshake(target);
        return socket;
    }

    private void handshake(String target) throws IOException {
        write(WebSocketFrames.handshake(target).getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var read = in.read();
            assertTrue(read >= 0, "The connection ended in the handshake: " + head);
            head.append((char) read);
        }
        assertTrue(head.indexOf("HTTP/1.1 101 ") == 0, head.toString());
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    public void writeText(String text) throws IOException {
        write(WebSocketFrames.text(text));
    }

    /** Waits for the next frame. */
    public Frame read() throws IOException {
        var head = exactly(2);
        var first = head.get() & 0xff;
        var length = head.get() & 0x7f;
        if (length == IN_2_BYTES) {
            length = exactly(2).getShort() & 0xffff;
        } else if (length == IN_8_BYTES) {
            length = Math.toIntExact(exactly(8).getLong());
        }
        return new Frame(first, exactly(length).array());
    }

    private ByteBuffer exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new SocketException("The server has ended the connection");
        }
        return ByteBuffer.wrap(bytes);
    }

    /** Reads to the end of the connection; the code of the close frame, or {@link #WITHOUT_CODE}. */
    public int closeCode() throws IOException {
        var code = WITHOUT_CODE;
        try {
            while (code == WITHOUT_CODE) {
                var frame = read();
                code = frame.isClose() ? frame.code() : code;
            }
        } catch (SocketException e) {
            // The end without a close frame.
        }
        return code;
    }

    /** Ends the connection with a reset, without a close frame. */
    public void abort() throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
