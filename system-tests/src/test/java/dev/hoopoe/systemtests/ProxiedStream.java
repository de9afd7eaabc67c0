package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A stream of server-sent events as its bytes come, by whatever is between. */
final class ProxiedStream implements AutoCloseable {

    private static final int PAUSE_MILLIS = 200;

    private final Socket socket;
    private final StringBuilder text = new StringBuilder();

    private ProxiedStream(Socket socket) {
        this.socket = socket;
    }

    /** From the latest event on. */
    static ProxiedStream open(String url, String token) throws IOException {
        var address = URI.create(url);
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PAUSE_MILLIS);
        socket.getOutputStream()
                .write(
                        "GET %s?%s&after=latest HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nAccept: text/event-stream\r\n\r\n"
                                .formatted(address.getPath(), address.getQuery(), address.getAuthority(), token)
                                .getBytes(UTF_8));
        return new ProxiedStream(socket);
    }

    /** Whether a text comes in that time. */
    boolean says(String wanted, Duration patience) throws IOException {
        var deadline = System.nanoTime() + patience.toNanos();
        var part = new byte[8192];
        while (text.indexOf(wanted) < 0 && System.nanoTime() < deadline) {
            try {
                var count = socket.getInputStream().read(part);
                if (count < 0) {
                    return false;
                }
                text.append(new String(part, 0, count, UTF_8));
            } catch (SocketTimeoutException nothingYet) {
                // Until the time is over.
            }
        }
        return text.indexOf(wanted) >= 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
