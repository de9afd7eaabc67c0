package dev.hoopoe.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/** A client that writes bytes as they are given and reads what comes, without any idea of its own of what is proper. */
public final class RawHttp implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    public RawHttp() {
        this("127.0.0.1");
    }

    /** A client at another address of this machine, such as {@code 127.0.0.2}. */
    public RawHttp(String from) {
        try {
            socket = new Socket(
                    InetAddress.getLoopbackAddress(),
                    ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class),
                    InetAddress.getByName(from),
                    0);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own and returns all of the answer. */
    public static String once(String head) {
        try (var http = new RawHttp()) {
            http.write(head);
            return http.readAnswer();
        }
    }

    /** The request line's target, asked with GET and a token. */
    public static String get(String target, String token) {
        return once("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    public static int statusOf(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one answer: the head, and as much body as its Content-Length says. */
    public String readAnswer() {
        try {
            var head = readUntil("\r\n\r\n");
            var length = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                    .mapToInt(line -> Integer.parseInt(
                            line.substring("content-length:".length()).strip()))
                    .findFirst()
                    .orElse(0);
            return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the head of one answer: all there is of an answer to HEAD. */
    public String readHead() {
        try {
            return readUntil("\r\n\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads this many bytes, fewer only if the other side ends. */
    public byte[] read(int bytes) {
        try {
            return socket.getInputStream().readNBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True when the other side closes the connection within the client's patience. */
    public boolean isClosedByOtherSide() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private String readUntil(String end) throws IOException {
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
