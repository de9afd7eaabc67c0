package dev.hoopoe.gateway.socket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.drain.DelayEnding;
import dev.hoopoe.gateway.proxy.SocketConfig;
import dev.hoopoe.gateway.testing.FaultyUpstream;
import dev.hoopoe.gateway.testing.FaultyUpstream.Fault;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import dev.hoopoe.gateway.testing.RawWebSocket;
import dev.hoopoe.gateway.testing.SocketUpstream;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many sockets there may be, what is counted, and how they end when the gateway stops. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class OpenSocketsTest {

    private static final String PATH = "/netia/socket/websocket";
    private static final String ELSEWHERE = "127.0.0.2";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OpenSockets sockets = new OpenSockets(new Limits(3, 2), meters);
    private SocketUpstream upstream;

    private record Limits(int max, int maxPerAddress) implements SocketConfig {

        @Override
        public MemorySize maxMessageSize() {
            return new MemorySize(BigInteger.valueOf(1));
        }

        @Override
        public Duration idleTimeout() {
            return SOON;
        }
    }

    @BeforeEach
    void listen() {
        QuarkusMock.installMockForType(sockets, OpenSockets.class);
        upstream = new SocketUpstream("messaging");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void addressHasNoMoreSocketsThanItsLimit() {
        try (var first = RawWebSocket.open(PATH);
                var second = RawWebSocket.open(PATH);
                var other = RawWebSocket.from(ELSEWHERE, PATH)) {
            var answer = handshake("127.0.0.1");

            assertEquals(429, RawHttp.statusOf(answer), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nretry-after: 10\r\n"), answer);
            assertTrue(answer.contains("\"code\":\"TOO_MANY_REQUESTS\""), answer);
            assertEquals(3, upstream.handshakes());
            assertEquals(1, refused("address"));

            first.close();
            await().atMost(SOON).until(() -> open() == 2);
            RawWebSocket.open(PATH).close();
        }
    }

    @Test
    void gatewayHasNoMoreSocketsThanItsLimit() {
        try (var first = RawWebSocket.open(PATH);
                var second = RawWebSocket.open(PATH);
                var third = RawWebSocket.from(ELSEWHERE, PATH)) {
            var answer = handshake(ELSEWHERE);

            assertEquals(503, RawHttp.statusOf(answer), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("\r\nretry-after: 1\r\n"), answer);
            assertTrue(answer.contains("\"code\":\"UNAVAILABLE\""), answer);
            assertEquals(3, upstream.handshakes());
            assertEquals(1, refused("full"));

            third.close();
            await().atMost(SOON).until(() -> open() == 2);
            RawWebSocket.from(ELSEWHERE, PATH).close();
        }
    }

    @Test
    void refusedHandshakesTakeNoPlace() {
        upstream.close();
        try (var ignored = new FaultyUpstream("messaging", Fault.REFUSE)) {
            for (var i = 0; i < 5; i++) {
                assertEquals(503, RawHttp.statusOf(handshake("127.0.0.1")));
                assertEquals(
                        426,
                        RawHttp.statusOf(
                                RawHttp.once(WebSocketFrames.handshake(PATH).replace("13", "12"))));
                assertEquals(403, RawHttp.statusOf(RawHttp.once(WebSocketFrames.handshake(PATH + "?token=x"))));
            }
        }
        upstream = new SocketUpstream("messaging");

        RawWebSocket.open(PATH).close();
        assertEquals(5, refused("unavailable"));
        assertEquals(5, refused("upgrade_required"));
        assertEquals(5, refused("forbidden"));
    }

    @Test
    void socketsAreCountedByTheirFirstCloseCode() {
        try (var socket = RawWebSocket.open(PATH)) {
            await().atMost(SOON).until(() -> open() == 1);
            socket.close(1000);
            assertTrue(socket.read().code() == 1000 && socket.isClosedByOtherSide());
        }
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.socket().close((short) 4321);
            socket.read();
        }
        RawWebSocket.open(PATH).close();

        await().atMost(SOON).untilAsserted(() -> {
            assertEquals(0, open());
            assertEquals(
                    3, meters.get("hoopoe.gateway.sockets.opened").counter().count());
            for (var code : List.of("1000", "4xxx", "1006")) {
                assertEquals(1, closed(code), code);
            }
        });
    }

    @Test
    void clientsLearnThatTheGatewayStopsAndMaySayGoodbye() {
        try (var socket = RawWebSocket.open(PATH)) {
            sockets.stop(new DelayEnding());

            var close = socket.read();
            assertEquals(1012, close.code());
            assertTrue(close.text().endsWith("service restart"), close.text());
            socket.close(1012);
            assertTrue(socket.isClosedByOtherSide());
        }
        await().atMost(SOON).untilAsserted(() -> assertEquals(List.of(1001), upstream.closeCodes()));
        assertEquals(1, closed("1012"));
    }

    @Test
    void handshakesAreRefusedFromTheBeginningOfTheDelayOn() {
        try (var socket = RawWebSocket.open(PATH)) {
            sockets.openNoMore(new ShutdownDelayInitiatedEvent());

            assertEquals(503, RawHttp.statusOf(handshake("127.0.0.1")));
            assertEquals(1, refused("stopping"));
            socket.writeText("goes on");
            assertEquals("goes on", socket.readText());
        }
    }

    private static String handshake(String address) {
        try (var http = new RawHttp(address)) {
            http.write(WebSocketFrames.handshake(PATH));
            return http.readAnswer();
        }
    }

    private double open() {
        return meters.get("hoopoe.gateway.sockets.open").gauge().value();
    }

    private double refused(String reason) {
        return meters.get("hoopoe.gateway.sockets.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private double closed(String code) {
        return meters.get("hoopoe.gateway.sockets.closed")
                .tag("code", code)
                .counter()
                .count();
    }
}
