package dev.hoopoe.bench.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/** A small HTTP server on loopback, of one thread: hands each request on and answers 204, or never. */
final class Sink implements AutoCloseable {

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BACKLOG = 1_000;
    private static final int BUFFER = 64 * 1024;

    private final Predicate<Delivery> receiver;
    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread = new Thread(this::serve, "sink");
    private volatile boolean closing;

    /** The receiver, called by one thread, says whether a request is answered. */
    Sink(Predicate<Delivery> receiver) {
        this.receiver = receiver;
        try {
            selector = Selector.open();
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** The address of a path that begins with a slash. */
    String url(String path) {
        return "http://127.0.0.1:" + server.socket().getLocalPort() + path;
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
    }

    private void serve() {
        try (selector;
                server) {
            while (!closing) {
                selector.select(this::serve);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else {
                read(key, (SocketChannel) key.channel());
            }
        } catch (IOException e) {
            // Whoever hung up needs no answer.
            key.cancel();
        }
    }

    private void accept() throws IOException {
        SocketChannel connection = server.accept();
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connection.configureBlocking(false);
        connection.register(selector, SelectionKey.OP_READ, new RequestReader());
    }

    private void read(SelectionKey key, SocketChannel connection) throws IOException {
        buffer.clear();
        if (connection.read(buffer) < 0) {
            connection.close();
            return;
        }
        buffer.flip();
        RequestReader requests = (RequestReader) key.attachment();
        requests.take(buffer);
        for (Optional<Delivery> next = requests.next(); next.isPresent(); next = requests.next()) {
            if (receiver.test(next.get())) {
                connection.write(ByteBuffer.wrap(ANSWER));
            }
        }
    }
}
