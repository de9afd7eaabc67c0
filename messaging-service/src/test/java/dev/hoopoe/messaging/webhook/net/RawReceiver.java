package dev.hoopoe.messaging.webhook.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A receiver that answers each request with given bytes, whether they are HTTP or not. */
final class RawReceiver implements AutoCloseable {

    private static final int SECONDS_TO_CLOSE = 10;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch closedByPeer = new CountDownLatch(1);
    private final Talk talk;

    /** What is done with a connection whose request has begun. */
    private interface Talk {
        void with(RawReceiver receiver, Socket connection) throws IOException;
    }

    private RawReceiver(Talk talk) throws IOException {
        this.talk = talk;
        var thread = new Thread(this::accept, "raw-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that and closes the connection. */
    static RawReceiver saying(String text) throws IOException {
        return new RawReceiver((receiver, connection) -> receiver.send(connection, text));
    }

    /** Says the one and then the other again and again, with these pauses. */
    static RawReceiver repeating(String first, String again, Duration pause) throws IOException {
        return new RawReceiver((receiver, connection) -> {
            receiver.send(connection, first);
            while (!receiver.socket.isClosed()) {
                receiver.send(connection, again);
                LockSupport.parkNanos(pause.toNanos());
            }
        });
    }

    static RawReceiver silent() throws IOException {
        return new RawReceiver(
                (receiver, connection) -> connection.getInputStream().readAllBytes());
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    /** Bytes, in all. */
    long sent() {
        return sent.get();
    }

    /** Whether the other side closes the connection by and by. */
    boolean awaitClosed() throws InterruptedException {
        return closedByPeer.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    }

    private void send(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
        sent.addAndGet(text.length());
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                readRequest(connection);
                talk.with(this, connection);
            } catch (IOException e) {
                closedByPeer.countDown();
            }
        }
    }

    /** To the end of its body, which is an empty object: whoever closes with something unread resets the connection. */
    private static void readRequest(Socket connection) throws IOException {
        var read = new StringBuilder();
        while (read.indexOf("{}") < 0) {
            var next = connection.getInputStream().read();
            if (next < 0) {
                throw new IOException("The request broke off");
            }
            read.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
