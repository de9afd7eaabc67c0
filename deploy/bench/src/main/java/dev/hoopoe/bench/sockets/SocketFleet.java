package dev.hoopoe.bench.sockets;

import dev.hoopoe.bench.measure.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many sockets in one conversation of one server, read by one thread. A socket that the server refuses or closes is a failure
 * of the fleet, and so is a message that a socket gets twice.
 */
final class SocketFleet implements AutoCloseable, ClientSocket.Listener {

    private static final int MAX_OPENING = 64;
    private static final int BUFFER = 64 * 1024;
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int LOOK_MILLIS = 50;
    private static final Patience PATIENCE = Patience.ofMinutes(5);

    private final InetSocketAddress server;
    private final SocketProtocol protocol;
    private final Selector selector;
    private final Thread thread = new Thread(this::serve, "sockets");
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final PriorityQueue<Heartbeat> heartbeats = new PriorityQueue<>();
    private final Map<Long, Receipts> expected = new ConcurrentHashMap<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private volatile String sample;
    private volatile int wanted;
    private volatile boolean closing;
    private int opened;

    private record Heartbeat(long due, ClientSocket socket) implements Comparable<Heartbeat> {

        @Override
        public int compareTo(Heartbeat other) {
            return Long.compare(due, other.due);
        }
    }

    SocketFleet(InetSocketAddress server, SocketProtocol protocol) {
        this.server = server;
        this.protocol = protocol;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens sockets until there are that many; returns when all have joined.
     *
     * @throws IllegalStateException when the server refuses or closes one
     */
    void growTo(int sockets) {
        wanted = sockets;
        selector.wakeup();
        PATIENCE.await(sockets + " sockets are open", () -> {
            requireWhole();
            return joined.get() == sockets;
        });
    }

    int size() {
        return joined.get();
    }

    /** The receipts of a message; to be called before it is sent. */
    Receipts expect(long number) {
        Receipts receipts = new Receipts(joined.get());
        expected.put(number, receipts);
        if (failure.get() != null) {
            receipts.arrivals().completeExceptionally(new IllegalStateException(failure.get()));
        }
        return receipts;
    }

    /** How long the fleet's thread has used a processor, in nanoseconds. */
    long processorNanos() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    /** A message as the server sent it, once one has arrived. */
    Optional<String> sample() {
        return Optional.ofNullable(sample);
    }

    /** @throws IllegalStateException saying what went wrong since the start, if anything did */
    void requireWhole() {
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void joined(ClientSocket socket) {
        joined.incrementAndGet();
        long first = ThreadLocalRandom.current().nextLong(HEARTBEAT_NANOS);
        heartbeats.add(new Heartbeat(System.nanoTime() + first, socket));
    }

    @Override
    public void received(ByteBuffer message) {
        long now = System.nanoTime();
        long number = MessageNumber.find(message);
        if (number == MessageNumber.NONE) {
            // The first message of the conversation may arrive after the sockets have joined.
            return;
        }
        if (sample == null) {
            sample = ServerStream.text(message.duplicate());
        }
        Receipts receipts = expected.get(number);
        if (receipts == null) {
            fail("a socket got message " + number + " twice, or without its having been sent");
        } else if (receipts.add(now)) {
            expected.remove(number);
        }
    }

    private void serve() {
        try (selector) {
            while (!closing) {
                selector.select(this::serve, LOOK_MILLIS);
                openMore();
                beat();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException | RuntimeException e) {
            fail(e.toString());
        }
    }

    private void serve(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        ClientSocket socket = (ClientSocket) key.attachment();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                socket.open(server.getHostString() + ":" + server.getPort());
            } else {
                socket.read(buffer);
            }
        } catch (IOException e) {
            key.cancel();
            fail(e.getMessage());
        }
    }

    private void openMore() throws IOException {
        while (failure.get() == null && opened < wanted && opened - joined.get() < MAX_OPENING) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(server);
            channel.register(selector, SelectionKey.OP_CONNECT, new ClientSocket(channel, protocol, this));
            opened++;
        }
    }

    private void beat() throws IOException {
        long now = System.nanoTime();
        while (!heartbeats.isEmpty() && heartbeats.peek().due() - now <= 0) {
            Heartbeat due = heartbeats.remove();
            due.socket().beat();
            heartbeats.add(new Heartbeat(due.due() + HEARTBEAT_NANOS, due.socket()));
        }
    }

    private void fail(String why) {
        String message = "A socket of " + server.getPort() + " failed, with " + joined.get() + " open: " + why;
        if (failure.compareAndSet(null, message)) {
            expected.values()
                    .forEach(receipts -> receipts.arrivals().completeExceptionally(new IllegalStateException(message)));
        }
    }
}
