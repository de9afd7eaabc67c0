package dev.hoopoe.messaging.netia;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Netia, section 5: how a socket begins and ends. */
@QuarkusTest
class SocketUpgradeTest extends SocketTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    EndedSessions endedSessions;

    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(strings = {"", "vsn=1.0.0", "&vsn=2.0.0", "vsn=2.0.0&inbox_id=undefined&account_id=x"})
    void handshakeOfAKnownVersionIsAccepted(String query) {
        assertEquals(101, PhoenixClient.refusal(address(query), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vsn=", "vsn=3.0.0", "vsn=x", "vsn=2"})
    void otherVersionsAreRefused(String query) {
        assertEquals(403, PhoenixClient.refusal(address(query), Map.of()));
    }

    @Test
    void tokenMustBeValidAndOfAPerson() {
        var token = TestTokens.administrator(account, administrator.id());

        assertEquals(101, status("Bearer " + token));
        assertEquals(101, status(token));
        assertEquals(403, status("Bearer x"));
        assertEquals(403, status("Bearer " + token + "x"));
        assertEquals(403, status(""));
        assertEquals(403, status("Bearer " + TestTokens.service("ticket")));
    }

    private static int status(String authorization) {
        return PhoenixClient.refusal(address("vsn=2.0.0"), Map.of("Authorization", authorization));
    }

    /** Its state would be more memory than all else of a socket. */
    @ParameterizedTest
    @ValueSource(strings = {"permessage-deflate; client_max_window_bits", "x-webkit-deflate-frame"})
    void compressionIsNotNegotiated(String offer) throws IOException {
        try (var socket = handshake("Sec-WebSocket-Extensions: " + offer)) {
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertTrue(answer.readLine().contains(" 101 "));
            for (var line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                assertFalse(line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions"), line);
            }
        }
    }

    /** A connection that has asked for a socket, with one more header. */
    private static Socket handshake(String header) throws IOException {
        var socket = new Socket("127.0.0.1", RestAssured.port);
        socket.getOutputStream().write("""
                GET /netia/socket/websocket?vsn=2.0.0 HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                %s\r
                \r
                """.formatted(header).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void pageAtABoundHostReachesItsAccountAlone() {
        var id = chat("Hello");
        var here = open(Map.of("X-Hoopoe-Account", account));
        var elsewhere = open(Map.of("X-Hoopoe-Account", "another"));

        assertTrue(here.join(conversation(id)).reply().ok());
        assertTrue(here.join(room()).reply().ok());
        assertEquals("unauthorized", elsewhere.join(conversation(id)).reply().reason());
        assertEquals("unauthorized", elsewhere.join(room()).reply().reason());
    }

    @Test
    void endedSessionClosesItsSocket() {
        var token = TestTokens.administrator(account, administrator.id());
        var socket = open(Map.of("Authorization", "Bearer " + token));
        assertTrue(socket.join(notification()).reply().ok());
        var other = socketOf(anAgentOf());

        endedSessions.add(sessionOf(token), Instant.now().plus(Duration.ofMinutes(5)));

        assertEquals(1008, socket.closeCode());
        assertEquals(403, status("Bearer " + token));
        other.settle();
    }

    private static String sessionOf(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return claims.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void binaryFrameClosesTheSocket() {
        var socket = page();

        socket.sendBinary(new byte[] {1});

        assertEquals(1003, socket.closeCode());
    }

    @Test
    void malformedFrameClosesItsSocketAlone() {
        var other = page();
        var room = other.join(room());
        var random = new Random(20);
        for (var round = 0; round < 200; round++) {
            var socket = PhoenixClient.open(address("vsn=2.0.0"), Map.of());
            var text = random.ints(1 + random.nextInt(60), ' ', 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            socket.sendText(text);
            assertEquals(1007, socket.closeCode(), text);
        }
        assertTrue(room.push("ping", "{}").ok());
    }

    @Test
    void largeMessageClosesTheSocket() {
        var socket = page();

        socket.sendText("[null,\"1\",\"phoenix\",\"heartbeat\",{\"a\":\"" + "x".repeat(70_000) + "\"}]");

        assertEquals(1009, socket.closeCode());
    }

    @Test
    void floodClosesTheSocket() {
        var socket = page();
        try {
            for (var frame = 0; frame < 5_000; frame++) {
                socket.sendText("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
            }
        } catch (java.util.concurrent.CompletionException closed) {
            assertTrue(closed.getCause() instanceof java.io.IOException);
        }

        assertEquals(1008, socket.closeCode());
        assertTrue(socket.frames().size() < 1_000);
    }

    /** What waits for it is bounded, and its place is free again although it never reads its close frame. */
    @Test
    void readerThatDoesNotReadIsClosed() throws IOException {
        var id = chat("Hello");
        var before = open();
        var closed = slowReaders();
        try (var socket = RawSocket.withReceiveBuffer(4_096, "/netia/socket/websocket?vsn=2.0.0")) {
            socket.writeText("[\"1\",\"1\",\"conversation:" + id + "\",\"phx_join\",{}]");
            await().atMost(SOON).until(() -> open() > before);

            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        say(id, "x".repeat(60_000)).statusCode(201);
                        return slowReaders() > closed;
                    });
            await().atMost(SOON).until(() -> open() <= before);
        }
    }

    private double slowReaders() {
        var closed =
                meters.find("hoopoe.sockets.closed").tag("cause", "slow_reader").counter();
        return closed == null ? 0 : closed.count();
    }

    @Test
    void openSocketsAreCounted() {
        var before = open();
        var socket = page();
        await().atMost(SOON).until(() -> open() >= before + 1);

        socket.close();

        await().atMost(SOON).until(() -> open() <= before);
    }

    private double open() {
        return meters.get("hoopoe.sockets.open").gauge().value();
    }

    @Test
    void firstVersionSpeaksInObjects() {
        var socket = PhoenixClient.open(address("vsn=1.0.0"), Map.of());
        try {
            socket.sendText("{\"topic\":\"%s\",\"event\":\"phx_join\",\"payload\":{},\"ref\":\"1\"}".formatted(room()));
            await().atMost(SOON).until(() -> socket.frames().size() == 2);
            assertEquals(
                    "{\"topic\":\"%s\",\"event\":\"phx_reply\",\"payload\":{\"status\":\"ok\",\"response\":{}},\"ref\":\"1\"}"
                            .formatted(room()),
                    socket.frames().get(0).toString());
            assertEquals(
                    "{\"topic\":\"%s\",\"event\":\"presence_state\",\"payload\":{},\"ref\":null}".formatted(room()),
                    socket.frames().get(1).toString());
        } finally {
            socket.close();
        }
    }
}
