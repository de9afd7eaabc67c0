package dev.hoopoe.bench.gateway;

import dev.hoopoe.bench.traffic.HttpText;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server in place of a service. It reports that it is ready and handles each request as configured. An answer costs it
 * almost nothing, so that the proxy in front of it limits the rate.
 */
final class Upstream implements AutoCloseable {

    private static final String READY = "/internal/ready";
    private static final int BODY = 1000;
    private static final byte[] ANSWER = answer("{\"success\":true,\"data\":\"" + "x".repeat(BODY) + "\"}");
    private static final byte[] READY_ANSWER = answer("{\"ready\":true}");
    private static final byte[] GARBAGE = HttpText.bytes("\u0001\u0002 no HTTP at all\r\n\r\n".repeat(20));
    private static final int BACKLOG = 1000;
    private static final int DRIPS = 20;

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Behaviour behaviour = Behaviour.ANSWERS;

    /** What it does with a request. */
    enum Behaviour {
        ANSWERS,
        RESETS,
        HANGS,
        DRIPS,
        SENDS_GARBAGE
    }

    Upstream() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread("upstream", this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Of requests from now on; connections that are open are closed. */
    void behave(Behaviour chosen) {
        behaviour = chosen;
        connections.forEach(Upstream::close);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(Upstream::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                thread("upstream connection", () -> serve(connection));
            } catch (IOException e) {
                // Only a closed server accepts nothing.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream input = new BufferedInputStream(connection.getInputStream());
            while (true) {
                boolean probe = HttpText.readMessage(input).contains(READY);
                answer(connection, probe);
            }
        } catch (IOException | InterruptedException e) {
            // The other side hung up, or the behaviour changed.
            connections.remove(connection);
        }
    }

    private void answer(Socket connection, boolean probe) throws IOException, InterruptedException {
        OutputStream output = connection.getOutputStream();
        if (probe) {
            output.write(READY_ANSWER);
            return;
        }
        switch (behaviour) {
            case ANSWERS -> output.write(ANSWER);
            case RESETS -> {
                connection.setSoLinger(true, 0);
                connection.close();
            }
            case HANGS -> Thread.sleep(Long.MAX_VALUE);
            case DRIPS -> drip(output);
            case SENDS_GARBAGE -> output.write(GARBAGE);
        }
    }

    /** The beginning of an answer, a byte a second, and then nothing more. */
    private static void drip(OutputStream output) throws IOException, InterruptedException {
        for (int i = 0; i < DRIPS; i++) {
            output.write(ANSWER[i]);
            Thread.sleep(1000);
        }
        throw new EOFException("The answer ends here");
    }

    private static byte[] answer(String json) {
        return HttpText.bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                + "\r\n\r\n" + json);
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
