package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.open;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ProxyTest {

    private static final int STREAMS = 130;
    private static final Duration LONGER_THAN_AN_ANSWER_MAY_TAKE = Duration.ofMillis(4_500);
    private static final int LIMIT = 1024 * 1024;
    private static final int LIMIT_OF_IMAGES = 25 * 1024 * 1024;
    private static final String IMAGES = "/hcall/api/ticket/create";

    @Test
    void largestBodyArrivesByteForByte() throws NoSuchAlgorithmException {
        var body = new byte[LIMIT_OF_IMAGES];
        new Random(1).nextBytes(body);

        var answer = post(asking(IMAGES, "echo"), BodyPublishers.ofByteArray(body));

        var seen = new JsonObject(answer.body());
        assertEquals(LIMIT_OF_IMAGES, seen.getInteger("length"));
        assertEquals(sha256(body), seen.getString("sha256"));
    }

    @Test
    void bodyOfUnannouncedLengthArrivesByteForByte() throws NoSuchAlgorithmException {
        var body = new byte[3_000_000];
        new Random(2).nextBytes(body);

        var answer = post(asking(IMAGES, "echo"), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        var seen = new JsonObject(answer.body());
        assertEquals("chunked", seen.getJsonObject("headers").getString("transfer-encoding"));
        assertEquals(sha256(body), seen.getString("sha256"));
    }

    @Test
    void largeAnswerArrivesWhole() {
        var answer = send(asking("/api/tickets?blocks=100", "large"));

        assertEquals(100 * 64 * 1024, answer.body().length());
    }

    /** Of /api/events; a service has 128 connections for its quick requests, and the answer's head is due within 4 s. */
    @Test
    void streamsGoOnAndTakeNoRoomFromOtherRequests() throws IOException {
        var startedAt = System.nanoTime();
        var streams = IntStream.range(0, STREAMS)
                .mapToObj(number -> open(asking("/api/events", "trickle")).body())
                .toList();

        assertEquals(200, send(asking("/api/messages", "echo")).statusCode());

        var line = new BufferedReader(new InputStreamReader(streams.get(0), StandardCharsets.UTF_8));
        while (System.nanoTime() - startedAt < LONGER_THAN_AN_ANSWER_MAY_TAKE.toNanos()) {
            assertEquals(":", line.readLine());
            assertEquals("", line.readLine());
        }
        var cutOff = tell("messaging", "report").getInteger("cut_off");
        for (var stream : streams) {
            stream.close();
        }
        await().until(() -> tell("messaging", "report").getInteger("cut_off") >= cutOff + STREAMS);
    }

    @Test
    void bodyAnnouncedAsTooLargeIsRefusedUnread() {
        var before = tell("ticket", "report").getInteger("received");

        var answer = RawHttp.once(
                "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (LIMIT + 1) + "\r\n\r\n");

        assertEquals(413, RawHttp.statusOf(answer));
        assertTrue(answer.contains("\"error\":\"invalid_input\""), answer);
        assertEquals(before, tell("ticket", "report").getInteger("received"));
    }

    @Test
    void bodyThatTurnsOutTooLargeIsRefusedAndTheServiceCutOff() {
        var before = tell("ticket", "report").getInteger("cut_off");
        var body = new byte[LIMIT + 1];

        var answer = post(
                asking("/api/tickets", "echo"), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertEquals(413, answer.statusCode());
        assertEquals("invalid_input", errorOf(answer));
        await().until(() -> tell("ticket", "report").getInteger("cut_off") > before);
    }

    @Test
    void manyTooLargeBodiesLeaveNoMemoryBehind() {
        var body = new byte[LIMIT_OF_IMAGES + 1];
        var before = usedMemory();

        for (var i = 0; i < 5; i++) {
            post(asking(IMAGES, "echo"), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        }

        await().until(() -> usedMemory() - before < 2L * LIMIT_OF_IMAGES);
    }

    @Test
    void clientThatAsksFirstIsToldToGoOn() {
        try (var http = new RawHttp()) {
            http.write(
                    "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            var interim = http.readAnswer();
            http.write("hello");
            var answer = http.readAnswer();

            assertEquals(100, RawHttp.statusOf(interim));
            assertTrue(answer.contains("\"length\":5"), answer);
        }
    }

    @Test
    void clientThatAsksFirstIsRefusedBeforeItSendsAnything() {
        try (var http = new RawHttp()) {
            http.write(
                    "POST /api/clients HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

            var answer = http.readAnswer();

            assertEquals(401, RawHttp.statusOf(answer));
            assertTrue(http.isClosedByOtherSide());
        }
    }

    @Test
    void serviceThatIsDownIsUnavailable() {
        tell("messaging", "stop");
        try {
            var answer = send(asking("/api/messages", "echo"));

            assertEquals(503, answer.statusCode());
            assertEquals("internal_error", errorOf(answer));
            assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        } finally {
            tell("messaging", "start");
        }
        assertEquals(200, send(asking("/api/messages", "echo")).statusCode());
    }

    @Test
    void serviceThatHangsUpIsABadGateway() {
        var answer = send(asking("/api/tickets", "hang-up"));

        assertEquals(502, answer.statusCode());
        assertEquals("internal_error", errorOf(answer));
    }

    @Test
    void readingIsRepeatedWhenTheServiceClosesAConnectionThatWasKeptOpen() {
        for (var i = 0; i < 20; i++) {
            send(asking("/api/users", "echo"));

            assertEquals(200, send(asking("/api/users", "hang-up-when-reused")).statusCode());
        }
    }

    @Test
    void readingIsRepeatedAsLongAsKeptConnectionsAreClosed() {
        var atOnce = Stream.generate(() -> CompletableFuture.runAsync(() -> send(asking("/api/users", "late"))))
                .limit(4)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(atOnce).join();

        assertEquals(200, send(asking("/api/users", "hang-up-when-reused")).statusCode());
    }

    @Test
    void writingIsNot() {
        send(asking("/api/users", "echo"));
        var before = tell("directory", "report").getInteger("received");

        var answer = post(asking("/api/users", "hang-up-when-reused"), BodyPublishers.ofString("{}"));

        assertEquals(502, answer.statusCode());
        assertEquals(before + 1, tell("directory", "report").getInteger("received"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this%20is%20no%20HTTP%0D%0A%0D%0A",
                "HTTP/1.1%20200%20OK%0D%0AContent-Length:%201000%0D%0A%0D%0A",
                "HTTP/1.1%20200%20OK%0D%0AContent-Length:%20x%0D%0A%0D%0A",
            })
    void serviceThatAnswersNothingOfUseIsABadGateway(String text) {
        tell("messaging", "garble?text=" + text);
        try {
            var answer = send(asking("/api/messages", "echo"));

            assertEquals(502, answer.statusCode());
            assertEquals("internal_error", errorOf(answer));
        } finally {
            tell("messaging", "start");
        }
    }

    @Test
    void serviceThatTakesTooLongTimesOut() {
        var before = tell("ticket", "report").getInteger("cut_off");

        var answer = send(asking("/api/tickets", "silent"));

        assertEquals(504, answer.statusCode());
        assertEquals("internal_error", errorOf(answer));
        await().until(() -> tell("ticket", "report").getInteger("cut_off") > before);
    }

    @Test
    void serviceThatDoesNotReadTimesOutToo() {
        var answer = post(asking(IMAGES, "deaf"), BodyPublishers.ofByteArray(new byte[LIMIT_OF_IMAGES]));

        assertEquals(504, answer.statusCode());
    }

    @Test
    void answerThatBreaksOffIsSeenToBreakOff() {
        assertThrows(UncheckedIOException.class, () -> send(asking("/api/tickets", "half")));
    }

    @Test
    void answerBeforeTheBodyIsReadGetsThrough() {
        var answer = post(asking(IMAGES, "refuse-early"), BodyPublishers.ofByteArray(new byte[5_000_000]));

        assertEquals(409, answer.statusCode());
        assertEquals("no", answer.body());
    }

    @Test
    void answerWithoutContentStaysWithoutContent() {
        try (var http = new RawHttp()) {
            http.write(request("GET", "gone") + request("GET", "echo"));

            assertEquals(204, RawHttp.statusOf(http.readAnswer()));
            assertEquals(200, RawHttp.statusOf(http.readAnswer()));
        }
    }

    @Test
    void headHasNoBody() {
        try (var http = new RawHttp()) {
            http.write(
                    "HEAD /uptime HTTP/1.1\r\nHost: localhost\r\n\r\nHEAD /uptime HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertTrue(http.readHead().startsWith("HTTP/1.1 200"));
            assertTrue(http.readHead().startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void headOfAServiceHasNoBody() {
        try (var http = new RawHttp()) {
            http.write(request("HEAD", "echo") + request("HEAD", "large"));

            assertTrue(http.readHead().startsWith("HTTP/1.1 200"));
            assertTrue(http.readHead().startsWith("HTTP/1.1 "));
        }
    }

    /** The service never ends these answers, which a caller of HEAD cannot see. */
    @Test
    void answerThatNeverEndsHoldsNobodyElseUp() throws IOException {
        for (var round = 0; round < 10; round++) {
            try (var http = new RawHttp()) {
                http.write(request("HEAD", "trickle"));
                assertTrue(http.readHead().startsWith("HTTP/1.1 200"));
            }
            assertEquals(200, send(asking("/api/tickets", "echo")).statusCode());
            var left = open(asking("/api/tickets", "trickle"));
            assertEquals(200, left.statusCode());
            left.body().close();

            assertEquals(200, send(asking("/api/tickets", "echo")).statusCode());
        }
    }

    @Test
    void clientThatLeavesCallsTheRequestOff() {
        var before = tell("ticket", "report");
        try (var http = new RawHttp()) {
            http.write(request("GET", "silent"));
            await().until(() -> tell("ticket", "report").getInteger("received") > before.getInteger("received"));
        }

        await().until(() -> tell("ticket", "report").getInteger("cut_off") > before.getInteger("cut_off"));
    }

    @Test
    void connectionGoesOnAfterAnError() {
        try (var http = new RawHttp()) {
            http.write(request("GET", "hang-up") + request("GET", "silent") + request("GET", "echo"));

            assertEquals(502, RawHttp.statusOf(http.readAnswer()));
            assertEquals(504, RawHttp.statusOf(http.readAnswer()));
            assertEquals(200, RawHttp.statusOf(http.readAnswer()));
        }
    }

    @Test
    void connectionsToAServiceAreUsedAgain() {
        send(asking("/api/users", "echo"));
        var before = tell("directory", "report").getInteger("connections");

        for (var i = 0; i < 20; i++) {
            send(asking("/api/users", "echo"));
        }

        assertTrue(tell("directory", "report").getInteger("connections") - before <= 2);
    }

    @Test
    void clientOfTheOldProtocolIsServed() {
        var answer = RawHttp.once("GET /api/tickets?blocks=0 HTTP/1.0\r\nHost: localhost\r\nTest-Behaviour: large\r\n"
                + "Authorization: Bearer " + token() + "\r\n\r\n");

        assertTrue(answer.contains(" 200 "), answer);
        assertTrue(!answer.toLowerCase(Locale.ROOT).contains("chunked"), answer);
    }

    private static String request(String method, String behaviour) {
        return method + " /api/tickets?blocks=1 HTTP/1.1\r\nHost: localhost\r\nTest-Behaviour: " + behaviour
                + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n";
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
