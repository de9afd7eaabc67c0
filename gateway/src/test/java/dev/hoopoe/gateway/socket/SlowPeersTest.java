package dev.hoopoe.gateway.socket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawWebSocket;
import dev.hoopoe.gateway.testing.SocketUpstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one side does not read, the gateway does not take from the other one; and nothing of it is lost. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SlowPeersTest {

    private static final String PATH = "/netia/socket/websocket";
    private static final int MESSAGES = 800;
    private static final byte[] MESSAGE = new byte[64 * 1024];
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final AtomicInteger sent = new AtomicInteger();
    private SocketUpstream upstream;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void listen() {
        upstream = new SocketUpstream("messaging");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void clientWaitsForASlowService() {
        upstream.stopReading();
        try (var socket = RawWebSocket.open(PATH)) {
            new Thread(() -> sendAll(socket)).start();
            awaitStandstill();
            assertEquals(List.of(), upstream.frames());
            assertTrue(sent.get() < MESSAGES, sent + " messages are held by the gateway");

            upstream.readAgain();

            await().atMost(PATIENCE).until(() -> upstream.frames().size() == MESSAGES);
            assertEquals(MESSAGES, sent.get());
        }
    }

    @Test
    void serviceWaitsForASlowClient() {
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.run(this::sendFromService);
            awaitStandstill();
            assertTrue(sent.get() < MESSAGES, sent + " messages are held by the gateway");

            for (var i = 0; i < MESSAGES; i++) {
                assertEquals(MESSAGE.length, socket.read().payload().length);
            }
        }
    }

    @Test
    void clientThatReadsNothingIsCutOff() {
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.run(this::sendFromService);

            await().atMost(PATIENCE).until(() -> upstream.closeCodes().equals(List.of(1001)));
        }
    }

    @Test
    void serviceThatReadsLateIsToldWhyItsSocketEnds() {
        var held = new CountDownLatch(1);
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.run(this::sendFromService);
            awaitStandstill();
            upstream.holdUp(held);
        }
        await().atMost(PATIENCE)
                .until(() -> meters.get("hoopoe.gateway.sockets.open").gauge().value() == 0);

        held.countDown();

        await().atMost(PATIENCE).until(() -> upstream.closeCodes().equals(List.of(1001)));
    }

    private void sendAll(RawWebSocket socket) {
        for (var i = 0; i < MESSAGES; i++) {
            socket.write(WebSocketFrames.FIN | WebSocketFrames.BINARY, MESSAGE);
            sent.incrementAndGet();
        }
    }

    private void sendFromService(ServerWebSocket service) {
        while (sent.get() < MESSAGES && !service.isClosed() && !service.writeQueueFull()) {
            service.writeBinaryMessage(Buffer.buffer(MESSAGE));
            sent.incrementAndGet();
        }
        if (sent.get() < MESSAGES && !service.isClosed()) {
            service.drainHandler(drained -> sendFromService(service));
        }
    }

    private void awaitStandstill() {
        var before = new int[] {-1};
        await().atMost(PATIENCE).pollDelay(PAUSE).pollInterval(PAUSE).until(() -> {
            var now = sent.get();
            var standsStill = now == before[0];
            before[0] = now;
            return standsStill;
        });
    }
}
