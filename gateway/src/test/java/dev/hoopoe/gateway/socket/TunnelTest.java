package dev.hoopoe.gateway.socket;

import static dev.hoopoe.common.testing.WebSocketFrames.BINARY;
import static dev.hoopoe.common.testing.WebSocketFrames.CLOSE;
import static dev.hoopoe.common.testing.WebSocketFrames.CONTINUATION;
import static dev.hoopoe.common.testing.WebSocketFrames.FIN;
import static dev.hoopoe.common.testing.WebSocketFrames.PING;
import static dev.hoopoe.common.testing.WebSocketFrames.PONG;
import static dev.hoopoe.common.testing.WebSocketFrames.TEXT;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawWebSocket;
import dev.hoopoe.gateway.testing.SocketUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes through an open socket, and how it ends. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class TunnelTest {

    private static final String PATH = "/netia/socket/websocket?vsn=2.0.0";
    private static final int LIMIT = 64 * 1024;
    private static final int MOST_TICKS = 40;

    private SocketUpstream upstream;

    @BeforeEach
    void listen() {
        upstream = new SocketUpstream("messaging");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void textAndBinaryPassBothWays() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.writeText("grüß Gott");
            socket.write(FIN | BINARY, new byte[] {0, 1, -1});

            assertEquals("grüß Gott", socket.readText());
            var binary = socket.read();
            assertEquals(FIN | BINARY, binary.first());
            assertArrayEquals(new byte[] {0, 1, -1}, binary.payload());
        }
    }

    @Test
    void framesOfAMessageStayApartAndControlFramesMayComeBetween() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.write(TEXT, new byte[300]);
            socket.write(FIN | PING, bytes("between"));
            socket.write(FIN | CONTINUATION, new byte[] {1});

            assertEquals(TEXT, socket.read().first());
            assertEquals("between", socket.read().text());
            assertEquals(FIN | CONTINUATION, socket.read().first());
            assertEquals(List.of("text... 300", "continuation 1"), upstream.frames());
        }
    }

    @Test
    void pingsAndPongsPassBothWays() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.write(FIN | PING, bytes("client"));
            var pong = socket.read();
            assertEquals(FIN | PONG, pong.first());
            assertEquals("client", pong.text());

            var answered = new CompletableFuture<String>();
            upstream.socket().pongHandler(data -> answered.complete(data.toString()));
            upstream.socket().writePing(Buffer.buffer("service"));
            var ping = socket.read();
            assertEquals(FIN | PING, ping.first());
            socket.write(FIN | PONG, ping.payload());
            await().until(() -> answered.isDone() && answered.join().equals("service"));
        }
    }

    @Test
    void bytesOneByOneMakeTheSameFrames() {
        var sent = new ByteArrayOutputStream();
        sent.writeBytes(WebSocketFrames.masked(FIN | TEXT, bytes("one")));
        sent.writeBytes(WebSocketFrames.masked(FIN | TEXT, new byte[400]));
        try (var socket = RawWebSocket.open(PATH)) {
            for (var octet : sent.toByteArray()) {
                socket.writeBytes(new byte[] {octet});
            }

            assertEquals("one", socket.readText());
            assertEquals(400, socket.read().payload().length);
        }
    }

    @Test
    void codeAndReasonOfTheServiceReachTheClient() {
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.socket().close((short) 4007, "because");

            var close = socket.read();
            assertEquals(4007, close.code());
            assertTrue(close.text().endsWith("because"));
            socket.close(4007);
            assertTrue(socket.isClosedByOtherSide());
        }
    }

    @Test
    void codeOfTheClientReachesTheServiceAndIsAnswered() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.close(4003);

            assertEquals(4003, socket.read().code());
            assertTrue(socket.isClosedByOtherSide());
        }
        await().untilAsserted(() -> assertEquals(List.of(4003), upstream.closeCodes()));
    }

    @Test
    void closeFrameWithoutACodeStaysWithout() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.write(FIN | CLOSE, new byte[0]);

            socket.read();
            assertTrue(socket.isClosedByOtherSide());
        }
        await().untilAsserted(() -> assertEquals(List.of("close 0"), upstream.frames()));
    }

    @Test
    void serviceLearnsThatAClientWentAwayWithoutAWord() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.writeText("x");
            socket.readText();
        }

        await().untilAsserted(() -> assertEquals(List.of(1001), upstream.closeCodes()));
    }

    @Test
    void clientLearnsThatTheServiceWentAwayWithoutAWord() {
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.drop();

            assertEquals(1012, socket.read().code());
            socket.close(1012);
            assertTrue(socket.isClosedByOtherSide());
        }
    }

    @Test
    void clientThatDoesNotAnswerACloseFrameIsDisconnected() {
        try (var socket = RawWebSocket.open(PATH)) {
            upstream.drop();

            assertEquals(1012, socket.read().code());
            assertTrue(socket.isClosedByOtherSide());
        }
    }

    @Test
    void largestMessagePasses() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.write(FIN | BINARY, new byte[LIMIT]);
            assertEquals(LIMIT, socket.read().payload().length);

            socket.write(BINARY, new byte[LIMIT - 10]);
            socket.write(FIN | CONTINUATION, new byte[10]);
            assertEquals(LIMIT - 10, socket.read().payload().length);
            assertEquals(10, socket.read().payload().length);
        }
    }

    @Test
    void frameThatIsTooLongEndsTheSocketBeforeItsPayloadIsSent() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.writeBytes(WebSocketFrames.head(FIN | BINARY, LIMIT + 1));

            assertEquals(1009, socket.read().code());
            assertTrue(socket.isClosedByOtherSide());
        }
        await().untilAsserted(() -> assertEquals(List.of(1001), upstream.closeCodes()));
        assertEquals(List.of("close 20"), upstream.frames());
    }

    @Test
    void messageOfTooManyFramesEndsTheSocket() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.write(BINARY, new byte[LIMIT]);
            assertEquals(LIMIT, socket.read().payload().length);
            socket.write(CONTINUATION, new byte[1]);

            assertEquals(1009, socket.read().code());
        }
    }

    @Test
    void lengthBeyondAllNumbersIsTooLong() {
        try (var socket = RawWebSocket.open(PATH)) {
            socket.writeBytes(WebSocketFrames.head(FIN | BINARY, -1L >>> 1));
            assertEquals(1009, socket.read().code());
        }
        try (var socket = RawWebSocket.open(PATH)) {
            socket.writeBytes(new byte[] {(byte) (FIN | TEXT), -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4});
            assertEquals(1009, socket.read().code());
        }
    }

    /** The stand-in never closes an idle socket. */
    @Test
    void clientThatSendsNothingIsDisconnectedThoughTheServiceSpeaks() {
        try (var socket = RawWebSocket.open(PATH)) {
            var service = upstream.socket();
            var speaking = Vertx.vertx();
            speaking.setPeriodic(200, tick -> service.writeTextMessage("tick"));
            var frame = socket.read();
            for (var ticks = 1; ticks < MOST_TICKS && frame.first() == (FIN | TEXT); ticks++) {
                frame = socket.read();
            }
            speaking.close().toCompletionStage().toCompletableFuture().join();

            assertEquals(1001, frame.code());
            assertTrue(socket.isClosedByOtherSide());
        }
        await().untilAsserted(() -> assertEquals(List.of(1001), upstream.closeCodes()));
    }

    @Test
    void answerHasNoLengthAndNoExtension() {
        try (var socket = RawWebSocket.open(PATH, "Sec-WebSocket-Extensions: permessage-deflate")) {
            var head = socket.answer().toLowerCase(Locale.ROOT);

            assertFalse(head.contains("content-length"), head);
            assertFalse(head.contains("extensions"), head);
            assertTrue(head.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="), head);
        }
        assertFalse(upstream.handshake().headers().contains("Sec-WebSocket-Extensions"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
