package dev.hoopoe.bench.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fleet against a server that lets everybody join and sends what the test says. */
@Timeout(60)
class SocketFleetTest {

    private static final int SOCKETS = 70;
    private static final byte[] JOINED = frame(0x81, "430[]".getBytes(StandardCharsets.US_ASCII));

    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private SocketFleet fleet;

    @BeforeEach
    void openFleet() throws IOException {
        server = new ServerSocket(0, SOCKETS, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "server of a test");
        acceptor.setDaemon(true);
        acceptor.start();
        fleet = new SocketFleet(
                new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), new SocketIoProtocol("room"));
        fleet.growTo(SOCKETS);
    }

    @AfterEach
    void closeAll() throws IOException {
        fleet.close();
        server.close();
    }

    @Test
    void aMessageHasArrivedWhenEverySocketHasIt() throws Exception {
        assertEquals(SOCKETS, fleet.size());
        Receipts receipts = fleet.expect(7);
        CompletableFuture<Arrivals> arrivals = receipts.arrivals();

        long before = System.nanoTime();
        for (Socket client : clients.subList(1, SOCKETS)) {
            send(client, message(7));
        }
        assertFalse(arrivals.isDone());
        send(clients.get(0), message(7));

        Arrivals all = arrivals.get(30, TimeUnit.SECONDS);
        assertTrue(all.first() - before > 0 && all.last() - all.first() > 0, all.toString());
        assertEquals(new String(text(7), StandardCharsets.UTF_8), fleet.sample().orElseThrow());
        assertEquals("70 of 70 sockets", receipts.reached());
        fleet.requireWhole();
    }

    @Test
    void aMessageThatComesTwiceIsAFailure() throws Exception {
        CompletableFuture<Arrivals> arrivals = fleet.expect(8).arrivals();
        for (Socket client : clients) {
            send(client, message(8));
        }
        arrivals.get(30, TimeUnit.SECONDS);
        CompletableFuture<Arrivals> next = fleet.expect(9).arrivals();

        send(clients.get(3), message(8));

        assertTrue(failureOf(next).contains("message 8 twice"), failureOf(next));
        assertThrows(IllegalStateException.class, fleet::requireWhole);
    }

    @Test
    void messagesThatAreNotTheBenchmarksAreIgnored() throws Exception {
        CompletableFuture<Arrivals> arrivals = fleet.expect(13).arrivals();
        for (Socket client : clients) {
            send(client, frame(0x81, "42[\"shout\",{\"body\":\"Hello\"}]".getBytes(StandardCharsets.US_ASCII)));
            send(client, message(13));
        }

        arrivals.get(30, TimeUnit.SECONDS);
        fleet.requireWhole();
    }

    @Test
    void aSocketThatTheServerClosesIsAFailure() throws Exception {
        CompletableFuture<Arrivals> arrivals = fleet.expect(10).arrivals();

        send(clients.get(5), frame(0x88, new byte[] {0x03, (byte) 0xf5, 's', 'l', 'o', 'w'}));

        assertTrue(failureOf(arrivals).contains("closed with 1013 slow"), failureOf(arrivals));
        assertTrue(failureOf(fleet.expect(11).arrivals()).contains("1013"));
    }

    @Test
    void aConnectionThatBreaksIsAFailure() throws Exception {
        CompletableFuture<Arrivals> arrivals = fleet.expect(12).arrivals();

        clients.get(5).close();

        assertTrue(failureOf(arrivals).contains("hung up"), failureOf(arrivals));
    }

    private static String failureOf(CompletableFuture<?> future) {
        return assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS))
                .getMessage();
    }

    private static void send(Socket client, byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
    }

    private static byte[] message(int number) {
        return frame(0x81, text(number));
    }

    private static byte[] text(int number) {
        return ("42[\"shout\",{\"body\":\"" + MessageNumber.text(number) + "\"}]").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 4).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        frame.put(payload).flip();
        byte[] exact = new byte[frame.remaining()];
        frame.get(exact);
        return exact;
    }

    /** Answers the handshake and lets the client join; reads nothing more. */
    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                InputStream input = client.getInputStream();
                StringBuilder head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) input.read());
                }
                clients.add(client);
                send(client, "HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                send(client, JOINED);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
