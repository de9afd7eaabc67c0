package dev.hoopoe.gateway.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Stands in for a neighbour with a plain socket: writes down each request that it sees, byte for byte, and answers as it is
 * told, without any idea of its own of what is proper.
 */
public final class RecordingUpstream implements AutoCloseable {

    private final String neighbour;
    private final ServerSocket server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<Integer, Socket> connections = new ConcurrentHashMap<>();
    private volatile Function<Seen, String> answering = RecordingUpstream::echo;

    /** A request as it arrived: its head to the empty line, its body without chunk sizes, and the connection's number. */
    public record Seen(String head, String body, int connection) {

        public String method() {
            return head.substring(0, head.indexOf(' '));
        }

        public String target() {
            return head.split(" ", 3)[1];
        }

        /** How many lines of the head set this field. */
        public long count(String field) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(field + ":"))
                    .count();
        }

        String value(String field) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    public RecordingUpstream(String neighbour) {
        this.neighbour = neighbour;
        GatewayClient.tell(neighbour, "stop");
        var url = ConfigProvider.getConfig().getValue("hoopoe." + neighbour + ".url", URI.class);
        this.server = await().ignoreExceptions().until(() -> bound(url.getPort()), bound -> true);
        SocketThread.start(this::accept);
    }

    /** Answers from now on with what this makes of a request. */
    public void answer(Function<Seen, String> with) {
        answering = with;
    }

    /** An answer that says which request it belongs to. */
    public static String echo(Seen request) {
        var body = "{\"target\":\"" + request.target() + "\"}";
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Everything seen since the last call. */
    public List<Seen> takeSeen() {
        var taken = List.copyOf(seen);
        seen.removeAll(taken);
        return taken;
    }

    /** Says something on every connection that nobody asked for. */
    public void blurt(String text) {
        connections.values().forEach(connection -> write(connection, text));
    }

    /** Whether the gateway has not closed this connection yet. */
    public boolean isOpen(int connection) {
        return connections.containsKey(connection);
    }

    private static ServerSocket bound(int port) throws IOException {
        return new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    }

    private void accept() throws IOException {
        for (var number = 0; !server.isClosed(); number++) {
            var connection = server.accept();
            var own = number;
            connections.put(own, connection);
            SocketThread.start(() -> serve(connection, own));
        }
    }

    private void serve(Socket connection, int number) throws IOException {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            for (var head = readUntil(in, "\r\n\r\n"); !head.isEmpty(); head = readUntil(in, "\r\n\r\n")) {
                var request = new Seen(head, "", number);
                var whole = new Seen(head, bodyOf(request, in), number);
                if (!isReadinessProbe(head)) {
                    seen.add(whole);
                }
                write(connection, answering.apply(whole));
            }
        } finally {
            connections.remove(number);
        }
    }

    /** The gateway's own poll of the replica, at any time; no client's request has this target. */
    private static boolean isReadinessProbe(String head) {
        return head.startsWith("GET /internal/ready ");
    }

    private static String bodyOf(Seen request, InputStream in) throws IOException {
        if (request.count("transfer-encoding") > 0) {
            var body = new StringBuilder();
            for (var size = readSize(in); size > 0; size = readSize(in)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
                readUntil(in, "\r\n");
            }
            readUntil(in, "\r\n");
            return body.toString();
        }
        var length = request.value("content-length");
        return length.isEmpty() ? "" : new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.ISO_8859_1);
    }

    private static int readSize(InputStream in) throws IOException {
        return Integer.parseInt(readUntil(in, "\r\n").strip(), 16);
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket connection, String text) {
        try {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var connection : connections.values()) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GatewayClient.tell(neighbour, "start");
    }
}
