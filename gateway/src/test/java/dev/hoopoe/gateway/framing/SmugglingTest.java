package dev.hoopoe.gateway.framing;

import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.GatewayClient;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import dev.hoopoe.gateway.testing.RecordingUpstream;
import dev.hoopoe.gateway.testing.RecordingUpstream.Seen;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service sees is exactly what the gateway admitted, whatever a client or a service says about lengths. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SmugglingTest {

    private static final int LEAST_CASES = 250;
    private static final String EVIL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";

    private final String authorization = "Authorization: Bearer " + token() + "\r\n";
    private RecordingUpstream upstream;

    @BeforeEach
    void listen() {
        upstream = new RecordingUpstream("messaging");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @Test
    void serviceSeesExactlyWhatWasAdmitted() {
        var failures = new ArrayList<String>();
        for (var tried : Corpus.all()) {
            try {
                tryOut(tried);
            } catch (AssertionError | RuntimeException e) {
                failures.add(tried.name() + ": " + e);
            }
        }

        assertEquals(List.of(), failures);
        assertTrue(Corpus.all().size() >= LEAST_CASES);
    }

    private void tryOut(Corpus.Case tried) {
        upstream.takeSeen();
        try (var http = new RawHttp()) {
            http.write(tried.request().replace("{token}", authorization) + request("GET", "/api/messages?next"));
            var answer = http.readAnswer();
            if (tried.admitted() == null) {
                assertRefused(answer);
                assertTrue(http.isClosedByOtherSide(), "still open");
            } else {
                assertTrue(answer.endsWith("{\"target\":\"/api/messages?x\"}"), answer);
                if (tried.last()) {
                    assertTrue(http.isClosedByOtherSide(), "still open");
                } else {
                    assertTrue(http.readAnswer().endsWith("{\"target\":\"/api/messages?next\"}"));
                }
            }
        }
        assertEquals("{\"target\":\"/api/messages?probe\"}", probe());
        assertSeen(tried, upstream.takeSeen());
    }

    private static void assertSeen(Corpus.Case tried, List<Seen> seen) {
        var expected = new ArrayList<String>();
        if (tried.admitted() != null) {
            expected.add("POST /api/messages?x " + tried.admitted());
            if (!tried.last()) {
                expected.add("GET /api/messages?next ");
            }
            var first = seen.get(0);
            assertEquals(
                    tried.admitted().isEmpty() ? 0 : 1,
                    first.count("content-length") + first.count("transfer-encoding"),
                    first.head());
            assertFalse(first.head().lines().anyMatch(line -> line.split(":", 2)[0].contains("_")), first.head());
        }
        expected.add("GET /api/messages?probe ");
        assertEquals(
                expected,
                seen.stream()
                        .map(request -> request.method() + " " + request.target() + " " + request.body())
                        .toList());
    }

    private static void assertRefused(String answer) {
        var status = RawHttp.statusOf(answer);
        assertTrue(status >= 400 && status < 500, answer);
        assertTrue(answer.contains("\r\nX-Request-Id: ") || answer.contains("\r\nx-request-id: "), answer);
        var envelope = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")));
        assertFalse(envelope.getBoolean("success"), answer);
        assertFalse(envelope.getJsonObject("data").getString("message").isBlank(), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HT", EVIL, "\r\n", "0\r\n\r\n", "x"})
    void connectionOnWhichAServiceSpeaksUnaskedIsNotUsedAgain(String text) {
        probe();
        var used = upstream.takeSeen().get(0).connection();

        upstream.blurt(text);

        await().until(() -> !upstream.isOpen(used));
        assertEquals("{\"target\":\"/api/messages?probe\"}", probe());
        assertTrue(upstream.takeSeen().stream().noneMatch(seen -> seen.connection() == used));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" + EVIL,
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTT",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" + EVIL,
                "HTTP/1.1 204 No Content\r\n\r\n" + EVIL,
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\nevil",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" + EVIL,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 60\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n" + EVIL,
                "HTTP/1.1 200 OK\r\nX : y\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
                "HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n",
            })
    void answerThatCanBeReadInTwoWaysReachesNobodyElse(String answer) {
        upstream.answer(request -> request.target().endsWith("?odd") ? answer : RecordingUpstream.echo(request));

        RawHttp.once(request("POST", "/api/messages?odd"));
        var odd = upstream.takeSeen().get(0).connection();

        assertEquals("{\"target\":\"/api/messages?probe\"}", probe());
        assertTrue(upstream.takeSeen().stream().noneMatch(seen -> seen.connection() == odd));
    }

    @Test
    void connectionWithABodyAfterAnAnswerToHeadIsNotUsedAgain() {
        probe();
        upstream.takeSeen();
        try (var http = new RawHttp()) {
            http.write(request("HEAD", "/api/messages?head"));
            http.readHead();
        }
        var used = upstream.takeSeen().get(0).connection();

        assertEquals("{\"target\":\"/api/messages?probe\"}", probe());

        assertTrue(upstream.takeSeen().stream().noneMatch(seen -> seen.connection() == used));
    }

    @Test
    void malformedRequestWaitsForTheAnswersBeforeIt() {
        try (var http = new RawHttp()) {
            http.write(request("GET", "/api/messages?first") + "GET /api/messages?second FOO/1.1\r\nHost: x\r\n\r\n");

            assertTrue(http.readAnswer().endsWith("{\"target\":\"/api/messages?first\"}"));
            assertRefused(http.readAnswer());
            assertTrue(http.isClosedByOtherSide());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /hcall/api/ticket/count FOO/1.1, localhost, message",
        "GET /hcall/api/ticket/count HTTP/1.1, a b, message",
        "GET /hcall/%zz HTTP/1.1, localhost, message",
        "GET /api/tickets FOO/1.1, hcall.example.com, message",
        "GET /omnidesk/api/tickets HTTP/1.2, localhost, detail",
        "GET /omnidesk/api/tickets HTTP/1.1, , detail",
        "PRI * HTTP/2.0, localhost, success",
    })
    void refusalIsInTheWordsOfTheDialectAsFarAsItCanBeRead(String line, String host, String field) {
        var answer = RawHttp.once(line + "\r\nHost: " + (host == null ? "" : host) + "\r\n\r\n");

        assertEquals(400, RawHttp.statusOf(answer));
        assertTrue(new JsonObject(answer.substring(answer.indexOf("\r\n\r\n"))).containsKey(field), answer);
    }

    @Test
    void tooLongAHeadIsRefusedInTheWordsOfTheDialect() {
        var address = RawHttp.once("GET /omnidesk/" + "x".repeat(70_000));
        var headers = RawHttp.once("GET /hcall/api HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(70_000));

        assertEquals(414, RawHttp.statusOf(address));
        assertTrue(address.contains("{\"detail\":"), address);
        assertEquals(431, RawHttp.statusOf(headers));
        assertTrue(headers.contains("\"status\":false"), headers);
    }

    private String probe() {
        return GatewayClient.get("/api/messages?probe").body();
    }

    private String request(String method, String target) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + authorization
                + (method.equals("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n");
    }
}
