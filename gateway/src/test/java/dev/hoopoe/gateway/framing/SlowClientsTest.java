package dev.hoopoe.gateway.framing;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send or read next to nothing, from an address of their own, take nothing from others and are cut off. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SlowClientsTest {

    private static final int SLOW = 200;
    private static final int OTHERS = 40;
    private static final int PIECES = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ELSEWHERE = "127.0.0.2";

    private final List<RawHttp> slow = new ArrayList<>();
    private final String authorization = "Authorization: Bearer " + token() + "\r\n";

    @AfterEach
    void close() {
        slow.forEach(RawHttp::close);
    }

    @Test
    void slowHeadsAreCutOff() {
        open("GET /api/messages HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        assertOthersAreServed();
        slow.forEach(http -> {
            var answer = http.readAnswer();
            assertEquals(408, RawHttp.statusOf(answer));
            assertTrue(answer.contains("\"success\":false"), answer);
            assertTrue(http.isClosedByOtherSide());
        });
    }

    @Test
    void connectionOnWhichNothingIsAskedIsClosed() {
        open("");

        slow.forEach(http -> assertTrue(http.isClosedByOtherSide()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\nx", "Transfer-Encoding: chunked\r\n\r\n5\r\nhe"})
    void slowBodiesAreCutOffAndTheirServiceSeesNothingOfThem(String body) {
        var before = tell("messaging", "report");

        open("POST /api/messages HTTP/1.1\r\nHost: localhost\r\n" + authorization + body);

        assertOthersAreServed();
        slow.forEach(http -> {
            assertEquals(408, RawHttp.statusOf(http.readAnswer()));
            assertTrue(http.isClosedByOtherSide());
        });
        assertEquals(
                before.getInteger("received") + OTHERS,
                tell("messaging", "report").getInteger("received"));
    }

    @Test
    void clientsThatDoNotReadAreCutOff() {
        var before = tell("messaging", "report").getInteger("cut_off");

        open("GET /api/messages?blocks=1000 HTTP/1.1\r\nHost: localhost\r\nTest-Behaviour: large\r\n" + authorization
                + "\r\n");

        assertOthersAreServed();
        await().atMost(PATIENCE).until(() -> tell("messaging", "report").getInteger("cut_off") > before);
        assertOthersAreServed();
    }

    /** The rate is what counts: one that is kept up makes a body good for longer than the timeout. */
    @Test
    void bodyThatKeepsUpTheRateMayTakeLonger() {
        var piece = "x".repeat(16 * 1024);
        try (var http = new RawHttp()) {
            http.write("POST /api/messages HTTP/1.1\r\nHost: localhost\r\n" + authorization + "Content-Length: "
                    + PIECES * piece.length() + "\r\n\r\n");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(new Sending(http, piece, PIECES)::isDone);

            assertTrue(http.readAnswer().contains("\"length\":" + PIECES * piece.length()));
        }
    }

    private void open(String beginning) {
        for (var i = 0; i < SLOW; i++) {
            var http = new RawHttp(ELSEWHERE);
            http.write(beginning);
            slow.add(http);
        }
    }

    private static void assertOthersAreServed() {
        for (var i = 0; i < OTHERS; i++) {
            var answer =
                    i % 2 == 0 ? send(asking("/api/messages", "echo")) : post(asking("/api/messages", "echo"), "{}");
            assertEquals(200, answer.statusCode(), answer.body());
        }
    }

    private static final class Sending {

        private final RawHttp http;
        private final String piece;
        private int left;

        Sending(RawHttp http, String piece, int pieces) {
            this.http = http;
            this.piece = piece;
            this.left = pieces;
        }

        boolean isDone() {
            http.write(piece);
            left--;
            return left == 0;
        }
    }
}
