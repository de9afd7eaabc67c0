package dev.hoopoe.common.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which calls another replica gets, with real sockets. */
class PeerCallsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var replica : replicas) {
            replica.close();
        }
    }

    @Test
    void refusedConnectionLeadsToTheNextReplicaWhateverTheCall() throws IOException {
        var gone = replica(Behaviour.REFUSE);
        var live = replica(Behaviour.ANSWER);

        assertEquals("answer", call(false, gone, live));
        assertEquals("answer", call(true, gone, gone, live));
        assertEquals(2, live.received());
    }

    @Test
    void safeCallThatBrokeBeforeItsAnswerIsRepeatedOnce() throws IOException {
        var broken = replica(Behaviour.HANG_UP);
        var live = replica(Behaviour.ANSWER);

        assertEquals("answer", call(true, broken, live));

        assertThrows(IOException.class, () -> call(true, broken, broken, live));
        assertEquals(3, broken.received());
        assertEquals(1, live.received());
    }

    @Test
    void callWithAnEffectIsNotRepeatedOnceItWasSent() throws IOException {
        var broken = replica(Behaviour.HANG_UP);
        var live = replica(Behaviour.ANSWER);

        assertThrows(IOException.class, () -> call(false, broken, live));

        assertEquals(1, broken.received());
        assertEquals(0, live.received());
    }

    @Test
    void callThatTookTooLongIsNotRepeated() throws IOException {
        var slow = replica(Behaviour.NO_ANSWER);
        var live = replica(Behaviour.ANSWER);

        assertThrows(SocketTimeoutException.class, () -> call(true, slow, live));

        assertEquals(0, live.received());
    }

    @Test
    void safeCallMeetsABrokenAndAGoneReplica() throws IOException {
        var broken = replica(Behaviour.HANG_UP);
        var gone = replica(Behaviour.REFUSE);
        var live = replica(Behaviour.ANSWER);

        assertEquals("answer", call(true, broken, gone, live));
    }

    @Test
    void singleAddressIsTriedTwiceWhenItRefusesAndOnceWhenItBreaks() throws IOException {
        var gone = replica(Behaviour.REFUSE);
        var attempts = new AtomicInteger();

        assertThrows(
                ConnectException.class,
                () -> new PeerCalls(List::of).call(gone.url(), false, place -> {
                    attempts.incrementAndGet();
                    return get(place);
                }));

        assertEquals(2, attempts.get());
    }

    @Test
    void callForWhichThereIsNoTokenIsNotRepeated() throws IOException {
        var attempts = new AtomicInteger();
        var live = replica(Behaviour.ANSWER);

        assertThrows(
                HoopoeException.class,
                () -> new PeerCalls(url -> List.of(live.url(), live.url())).call(live.url(), true, place -> {
                    attempts.incrementAndGet();
                    throw HoopoeException.unavailable("auth-service", new ConnectException("refused"));
                }));

        assertEquals(1, attempts.get());
    }

    @Test
    void refusalOfAllReplicasIsTheCallersFailure() throws IOException {
        var gone = replica(Behaviour.REFUSE);
        var startedAt = System.nanoTime();

        assertThrows(ConnectException.class, () -> call(true, gone, gone));

        assertTrue(System.nanoTime() - startedAt < Duration.ofSeconds(10).toNanos());
    }

    private String call(boolean isSafe, Replica... places) throws IOException {
        var urls = List.of(places).stream().map(Replica::url).toList();
        return new PeerCalls(url -> urls).call(URI.create("http://configured"), isSafe, this::get);
    }

    /** By hand, since Java's own clients repeat a GET themselves. */
    private String get(URI place) throws IOException {
        try (var socket = new Socket(place.getHost(), place.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write("GET /x HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            if (answer.isEmpty()) {
                throw new EOFException("Closed before the answer");
            }
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private Replica replica(Behaviour behaviour) throws IOException {
        var replica = new Replica(behaviour);
        replicas.add(replica);
        return replica;
    }

    private enum Behaviour {
        ANSWER,
        /** Bound but not listening: connections are refused, and no other process can take the port. */
        REFUSE,
        HANG_UP,
        NO_ANSWER
    }

    /** Reads one request of each connection. */
    private static final class Replica implements AutoCloseable {

        private final ServerSocket server = new ServerSocket();
        private final Socket silent = new Socket();
        private final AtomicInteger received = new AtomicInteger();
        private final List<Socket> open = new ArrayList<>();
        private final Behaviour behaviour;

        Replica(Behaviour behaviour) throws IOException {
            this.behaviour = behaviour;
            var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (behaviour == Behaviour.REFUSE) {
                silent.bind(anyPort);
                return;
            }
            server.bind(anyPort);
            var thread = new Thread(this::serve, "replica");
            thread.setDaemon(true);
            thread.start();
        }

        URI url() {
            var port = behaviour == Behaviour.REFUSE ? silent.getLocalPort() : server.getLocalPort();
            return URI.create("http://127.0.0.1:" + port + "/x");
        }

        int received() {
            return received.get();
        }

        private void serve() {
            try {
                while (true) {
                    answer(server.accept());
                }
            } catch (IOException e) {
                // It was closed.
            }
        }

        private void answer(Socket socket) throws IOException {
            open.add(socket);
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) socket.getInputStream().read());
            }
            received.incrementAndGet();
            if (behaviour == Behaviour.ANSWER) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\nanswer"
                                .getBytes(UTF_8));
            }
            if (behaviour != Behaviour.NO_ANSWER) {
                socket.close();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            silent.close();
            for (var socket : open) {
                socket.close();
            }
        }
    }
}
