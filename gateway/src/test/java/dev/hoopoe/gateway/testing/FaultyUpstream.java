package dev.hoopoe.gateway.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Takes the place of a neighbour: its probe is fine, and every other request meets one fault. */
public final class FaultyUpstream implements AutoCloseable {

    private static final String READY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final String neighbour;
    private final Fault fault;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** What goes wrong. */
    public enum Fault {
        /** Nothing listens. */
        REFUSE,
        /** The connection is reset once the request is there. */
        RESET,
        /** Nothing is ever answered. */
        HANG,
        /** The head of the answer comes byte by byte and never ends. */
        DRIP,
        /** What comes is no HTTP. */
        GARBAGE,
        /** The head of the answer is larger than any that is real. */
        LONG_HEAD,
        /** A chunk is not as long as it says. */
        BROKEN_CHUNK,
        /** The connection breaks after the first event of a stream. */
        BROKEN_STREAM,
        /** The connection breaks within the second event of a stream. */
        BROKEN_EVENT,
        /** The body is longer than its Content-Length, and what is too much looks like another answer. */
        LONG_BODY
    }

    public FaultyUpstream(String neighbour, Fault fault) {
        this.neighbour = neighbour;
        this.fault = fault;
        GatewayClient.tell(neighbour, "stop");
        var port = ConfigProvider.getConfig()
                .getValue("hoopoe." + neighbour + ".url", URI.class)
                .getPort();
        this.server = fault == Fault.REFUSE
                ? null
                : await().ignoreExceptions()
                        .until(() -> new ServerSocket(port, 100, InetAddress.getLoopbackAddress()), bound -> true);
        if (server != null) {
            SocketThread.start(this::accept);
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            var connection = server.accept();
            connections.add(connection);
            SocketThread.start(() -> serve(connection));
        }
    }

    private void serve(Socket connection) throws IOException {
        for (var head = head(connection); !head.isEmpty(); head = head(connection)) {
            if (head.startsWith("GET /internal/ready ")) {
                write(connection.getOutputStream(), READY);
            } else {
                misbehave(connection);
            }
        }
    }

    private void misbehave(Socket connection) throws IOException {
        var out = connection.getOutputStream();
        switch (fault) {
            case RESET -> {
                connection.setSoLinger(true, 0);
                connection.close();
            }
            case DRIP -> drip(out);
            case GARBAGE -> write(out, "\u0016\u0003\u0001 this is no HTTP at all\r\n\r\n\r\n");
            case LONG_HEAD -> write(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(200_000) + "\r\n\r\n");
            case BROKEN_CHUNK -> write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n");
            case LONG_BODY ->
                write(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\npoison!");
            case BROKEN_STREAM -> breakOff(connection, "id:1\n\n");
            case BROKEN_EVENT -> breakOff(connection, "id:1\n\nid:2\nda");
            case REFUSE, HANG -> {}
        }
    }

    private static void breakOff(Socket connection, String body) throws IOException {
        write(
                connection.getOutputStream(),
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
        connection.close();
    }

    /** Until the gateway closes the connection. */
    private static void drip(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nX: ");
        await().forever().until(() -> {
            write(out, "x");
            return false;
        });
    }

    private static String head(Socket connection) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            var next = connection.getInputStream().read();
            if (next < 0) {
                return "";
            }
            read.append((char) next);
        }
        return read.toString();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GatewayClient.tell(neighbour, "start");
    }
}
