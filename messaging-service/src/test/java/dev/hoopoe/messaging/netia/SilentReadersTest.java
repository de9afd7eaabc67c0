package dev.hoopoe.messaging.netia;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.messaging.testing.RawSocket;
import dev.hoopoe.messaging.testing.UsedMemory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That clients which never read cost no more than their queues, and others nothing. */
@QuarkusTest
class SilentReadersTest extends SocketTest {

    private static final int SOCKETS = 1_000;
    private static final int MESSAGE = 20_000;

    /** A socket's queue takes one message more than it may hold. */
    private static final long MAX_QUEUED = 128 * 1024 + MESSAGE + 1_000;

    /** Buffers are of certain sizes and come from a pool: together they are larger than what is in them. */
    private static final int MAX_OVERHEAD = 2;

    /** What the queue and the kernel hold together; without a bound the kernel takes 60 messages and more. */
    private static final int MAX_MESSAGES = 30;

    private static final long MAX_LEFT = 16_000_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    MeterRegistry meters;

    private final List<RawSocket> silent = new ArrayList<>();

    @AfterEach
    void closeSilent() throws IOException {
        for (var socket : silent) {
            socket.close();
        }
    }

    @Test
    void thousandReadersThatNeverReadAreClosedAndCostTheirQueuesAtMost() throws IOException {
        var id = chat("Hello");
        var reader = page().join(conversation(id));
        await().atMost(SOON).until(() -> open() == 1);
        for (var socket = 0; socket < SOCKETS; socket++) {
            silent.add(joined(id));
        }
        assertEquals(SOCKETS + 1, open());
        var closed = slowReaders();
        var before = UsedMemory.now();

        var most = before;
        var messages = 0;
        while (slowReaders() < closed + SOCKETS) {
            var number = messages++;
            sendHeartbeats();
            assertTrue(reader.push("ping", "{}").ok());
            answer(id, Map.of("body", number + "x".repeat(MESSAGE))).statusCode(201);
            reader.await("shout", shout -> numberOf(shout) == number);
            most = most.max(UsedMemory.now());
            assertTrue(messages <= MAX_MESSAGES, "Only " + (slowReaders() - closed) + " sockets were closed");
        }

        await().atMost(SOON).until(() -> open() == 1);
        var perSocket = most.minus(before) / SOCKETS;
        System.out.println(messages + " messages, at most " + perSocket + " bytes for each socket: before " + before
                + ", at most " + most);
        assertTrue(perSocket <= MAX_QUEUED * MAX_OVERHEAD, perSocket + " bytes for each socket");
        await().atMost(SOON).until(() -> UsedMemory.now().heap() <= before.heap() + MAX_LEFT);
        assertEquals(
                IntStream.range(0, messages).boxed().toList(),
                reader.all("shout").stream()
                        .map(SilentReadersTest::numberOf)
                        .filter(number -> number >= 0)
                        .toList());
        assertTrue(page().join(conversation(id)).reply().ok());
    }

    private static RawSocket joined(String conversation) throws IOException {
        var socket = RawSocket.withReceiveBuffer(4_096, "/netia/socket/websocket?vsn=2.0.0");
        socket.writeText("[\"1\",\"1\",\"" + conversation(conversation) + "\",\"phx_join\",{}]");
        assertTrue(socket.read().text().contains("\"status\":\"ok\""));
        return socket;
    }

    /** So that they are not idle. */
    private void sendHeartbeats() {
        for (var socket : silent) {
            try {
                socket.writeText("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
            } catch (IOException e) {
                // It was closed and cut.
            }
        }
    }

    /** Negative for the message with which the chat began. */
    private static int numberOf(JsonNode shout) {
        var body = shout.path("body").asText();
        return body.endsWith("x") ? Integer.parseInt(body.replace("x", "")) : -1;
    }

    private int open() {
        return (int) meters.get("hoopoe.sockets.open").gauge().value();
    }

    private int slowReaders() {
        var closed =
                meters.find("hoopoe.sockets.closed").tag("cause", "slow_reader").counter();
        return closed == null ? 0 : (int) closed.count();
    }
}
