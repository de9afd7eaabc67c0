package dev.hoopoe.gateway.socket;

import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.testing.FaultyUpstream;
import dev.hoopoe.gateway.testing.FaultyUpstream.Fault;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import dev.hoopoe.gateway.testing.RawWebSocket;
import dev.hoopoe.gateway.testing.RecordingUpstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which handshakes reach a service, and what its answer becomes. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class HandshakeTest {

    private static final String PATH = "/netia/socket/websocket";
    private static final String ACCEPTED =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET                | Upgrade: websocket                 |                                                 | 426
            Connection: keep   | Connection: keep-alive, Upgrade    | Connection: keep-alive                          | 426
            HTTP/1.0           | HTTP/1.1                           | HTTP/1.0                                        | 426
            h2c                | Upgrade: websocket                 | Upgrade: h2c                                    | 426
            version 8          | Sec-WebSocket-Version: 13          | Sec-WebSocket-Version: 8                        | 426
            no version         | Sec-WebSocket-Version: 13          | X-Nothing: 1                                    | 426
            two versions       | Sec-WebSocket-Version: 13          | Sec-WebSocket-Version: 13~Sec-WebSocket-Version: 8 | 426
            no key             | Sec-WebSocket-Key:                 | X-Key:                                          | 400
            short key          | dGhlIHNhbXBsZSBub25jZQ==           | dGhlIHNhbXBsZQ==                                | 400
            two keys           | Upgrade: websocket                 | Upgrade: websocket~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400
            two upgrades       | Upgrade: websocket                 | Upgrade: websocket~Upgrade: websocket           | 400
            upgrade and close  | keep-alive, Upgrade                | close, Upgrade                                  | 400
            body               | Upgrade: websocket                 | Upgrade: websocket~Content-Length: 2            | 400
            chunked body       | Upgrade: websocket                 | Upgrade: websocket~Transfer-Encoding: chunked   | 400
            another method     | GET                                | POST                                            | 405
            """)
    void handshakeThatIsNotProperIsRefusedByTheGateway(String what, String from, String to, int status) {
        var replacement = to == null ? "X-Nothing: 1" : to.replace("~", "\r\n");
        try (var upstream = new RecordingUpstream("messaging")) {
            var answer = RawHttp.once(WebSocketFrames.handshake(PATH).replace(from, replacement) + "0\r\n\r\n");

            assertEquals(status, RawHttp.statusOf(answer), answer);
            var error = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n"))).getJsonObject("error");
            assertEquals(status, error.getInteger("status"), answer);
            assertEquals(status == 426, answer.contains("Upgrade: websocket") || answer.contains("upgrade: websocket"));
            assertEquals(List.of(), upstream.takeSeen());
        }
    }

    @Test
    void upgradeAtAnyOtherAddressIsNotForwarded() {
        try (var upstream = new RecordingUpstream("messaging");
                var http = new RawHttp()) {
            http.write(WebSocketFrames.handshake("/api/messages?x", "Authorization: Bearer " + token())
                    + "GET /api/messages?second HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertTrue(http.readAnswer().endsWith("{\"target\":\"/api/messages?x\"}"));
            assertTrue(http.isClosedByOtherSide());
            var seen = upstream.takeSeen();
            assertEquals(1, seen.size());
            assertEquals(0, seen.get(0).count("upgrade"));
        }
    }

    @Test
    void whatFollowsARefusedHandshakeIsNoRequest() {
        try (var upstream = new RecordingUpstream("messaging");
                var http = new RawHttp()) {
            http.write(WebSocketFrames.handshake(PATH).replace("Version: 13", "Version: 7")
                    + "GET /netia/socket/websocket HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertEquals(426, RawHttp.statusOf(http.readAnswer()));
            assertTrue(http.isClosedByOtherSide());
            assertEquals(List.of(), upstream.takeSeen());
        }
    }

    @Test
    void clientThatDoesNotWaitForTheAnswerIsRefused() {
        try (var upstream = new RecordingUpstream("messaging");
                var http = new RawHttp()) {
            upstream.answer(seen -> ACCEPTED + "\r\n");
            http.write(
                    WebSocketFrames.handshake(PATH) + "GET /api/messages?second HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertEquals(400, RawHttp.statusOf(http.readAnswer()));
            assertTrue(http.isClosedByOtherSide());
            assertTrue(
                    upstream.takeSeen().stream().allMatch(seen -> seen.target().equals(PATH)));
        }
    }

    @Test
    void framesRightBehindTheAnswerAreNotLost() {
        try (var upstream = new RecordingUpstream("messaging")) {
            upstream.answer(seen -> ACCEPTED + "\r\n\u0081\u0002hi");

            try (var socket = RawWebSocket.open(PATH)) {
                assertEquals("hi", socket.readText());
            }
        }
    }

    /** A close frame there would be read as a part of the other frame. */
    @Test
    void clientIsDisconnectedWhenTheServiceGoesAwayWithinAFrame() {
        try (var http = new RawHttp()) {
            try (var upstream = new RecordingUpstream("messaging")) {
                upstream.answer(seen -> ACCEPTED + "\r\n\u0081\u0005ab");
                http.write(WebSocketFrames.handshake(PATH));
                assertEquals(101, RawHttp.statusOf(http.readAnswer()));
                http.read(2);
            }

            assertEquals("ab", new String(http.read(100), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 403 Forbidden, 403",
        "HTTP/1.1 400 Bad Request, 400",
        "HTTP/1.1 429 Too Many Requests, 429",
        "HTTP/1.1 503 Service Unavailable, 503",
    })
    void refusalOfTheServiceGoesBackAsItIs(String line, int status) {
        try (var upstream = new RecordingUpstream("messaging");
                var http = new RawHttp()) {
            upstream.answer(seen -> line + "\r\nX-Why: because\r\nContent-Length: 9\r\n\r\n{\"no\": 1}");
            http.write(WebSocketFrames.handshake(PATH));

            var answer = http.readAnswer();
            assertEquals(status, RawHttp.statusOf(answer));
            assertTrue(answer.endsWith("{\"no\": 1}"), answer);
            assertTrue(answer.contains("X-Why: because"), answer);
            assertTrue(http.isClosedByOtherSide());
            assertEquals(1, upstream.takeSeen().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: x\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
                        + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
                ACCEPTED + "Sec-WebSocket-Protocol: soap\r\n",
                ACCEPTED + "Sec-WebSocket-Extensions: permessage-deflate\r\n",
                "no HTTP at all\r\n",
            })
    void answerThatDoesNotFitTheHandshakeIs502(String head) {
        try (var upstream = new RecordingUpstream("messaging")) {
            upstream.answer(seen -> head + "\r\n");

            assertEquals(502, RawHttp.statusOf(RawHttp.once(WebSocketFrames.handshake(PATH))));
            await().until(() -> upstream.takeSeen().stream().noneMatch(seen -> upstream.isOpen(seen.connection())));
        }
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, 503", "RESET, 502", "GARBAGE, 502", "LONG_HEAD, 502", "HANG, 504", "DRIP, 504"})
    void serviceThatFailsCostsAnErrorInTime(Fault fault, int status) {
        try (var ignored = new FaultyUpstream("messaging", fault)) {
            var answer = RawHttp.once(WebSocketFrames.handshake(PATH));

            assertEquals(status, RawHttp.statusOf(answer), answer);
            assertTrue(answer.contains("\"error\":{\"status\":" + status), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, /netia/socket/websocket", "netia.example.com, /socket/websocket"})
    void bothSpellingsReachTheService(String host, String target) {
        try (var upstream = new RecordingUpstream("messaging");
                var http = new RawHttp()) {
            upstream.answer(seen -> ACCEPTED + "\r\n");
            http.write(WebSocketFrames.handshake(target + "?vsn=2.0.0&inbox_id=undefined")
                    .replace("localhost", host));

            assertEquals(101, RawHttp.statusOf(http.readAnswer()));
            var seen = upstream.takeSeen().get(0);
            assertEquals(PATH + "?vsn=2.0.0&inbox_id=undefined", seen.target());
            assertTrue(seen.head().toLowerCase(Locale.ROOT).contains("\r\nconnection: upgrade\r\n"), seen.head());
        }
    }

    @Test
    void pageOfAnyOriginMayOpenASocket() {
        try (var upstream = new RecordingUpstream("messaging")) {
            upstream.answer(seen -> ACCEPTED + "\r\n");

            RawWebSocket.open(PATH, "Origin: https://shop.example").close();
            assertEquals(1, upstream.takeSeen().get(0).count("origin"));
        }
    }

    @Test
    void socketIsNoRequestInFlight() {
        try (var upstream = new RecordingUpstream("messaging")) {
            upstream.answer(seen -> ACCEPTED + "\r\n");
            try (var socket = RawWebSocket.open(PATH)) {
                assertFalse(socket.answer().isEmpty());
                await().until(() -> gauge("hoopoe.gateway.requests.in.flight") == 0);
                assertEquals(1, gauge("hoopoe.gateway.sockets.open"));
            }
            await().until(() -> gauge("hoopoe.gateway.sockets.open") == 0);
        }
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
