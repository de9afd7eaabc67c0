package dev.hoopoe.messaging.webhook.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.webhook.net.Answer.Ending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that answer badly: each attempt ends in time, as what it was, and takes no more than its share. */
class BadReceiversTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 10;
    private static final int EXCERPT = 1_024;
    private static final int MOST_SENT = 8 * 1024 * 1024;

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final WebhookClient client;

    BadReceiversTest() {
        var config = TargetConfigs.allowingLoopback(TIMEOUT);
        client = new WebhookClient(vertx, new TargetGuard(config, host -> null), config);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Answer post(RawReceiver receiver) throws Exception {
        return client.post(receiver.url(), Map.of(), Buffer.buffer("{}"))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private Answer answerTo(String text) throws Exception {
        try (var receiver = RawReceiver.saying(text)) {
            return post(receiver);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            HTTP/1.1 100 Continue\\n\\nHTTP/1.1 204 No Content\\n\\n                               ; 204
            HTTP/1.1 103 Early Hints\\nLink: </a>\\n\\nHTTP/1.1 200 OK\\nContent-Length: 0\\n\\n    ; 200
            HTTP/1.1 302 Found\\nLocation: http://127.0.0.1:1/\\nContent-Length: 0\\n\\n            ; 302
            HTTP/1.1 304 Not Modified\\n\\n                                                        ; 304
            HTTP/1.1 599 Odd\\nContent-Length: 0\\n\\n                                             ; 599
            HTTP/1.0 200 OK\\n\\nuntil the end                                                    ; 200
            HTTP/1.1 200 OK\\nContent-Length: 100\\n\\nbroken off                                   ; 200
            HTTP/1.1 200 OK\\nTransfer-Encoding: chunked\\n\\nno chunk                              ; 200
            """)
    void truncatedAnswerCountsByItsStatus(String text, int status) throws Exception {
        var answer = answerTo(text.replace("\\n", "\r\n"));

        assertEquals(Ending.ANSWERED, answer.ending());
        assertEquals(status, answer.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "\0\1\2\3 garbage\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 abc Odd\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"
            })
    void invalidHttpIsNoAnswer(String text) throws Exception {
        assertEquals(Ending.UNREACHABLE, answerTo(text).ending());
    }

    @Test
    void endlessBodyIsReadNoFurtherThanItCounts() throws Exception {
        try (var receiver = RawReceiver.repeating(OK + "\r\n", "x".repeat(1024), Duration.ZERO)) {
            var answer = post(receiver);

            assertEquals(Ending.ANSWERED, answer.ending());
            assertEquals(200, answer.status());
            assertEquals(EXCERPT, answer.excerpt().length());
            assertTrue(receiver.awaitClosed(), "The connection is closed");
            assertTrue(receiver.sent() < MOST_SENT, receiver.sent() + " bytes were taken");
        }
    }

    @Test
    void endlessHeadIsNoAnswer() throws Exception {
        try (var receiver = RawReceiver.repeating(OK, "X-More: " + "x".repeat(100) + "\r\n", Duration.ZERO)) {
            assertEquals(Ending.UNREACHABLE, post(receiver).ending());
            assertTrue(receiver.awaitClosed(), "The connection is closed");
        }
    }

    @Test
    void answerThatArrivesByteByByteTimesOut() throws Exception {
        try (var receiver = RawReceiver.repeating("", "H", Duration.ofMillis(100))) {
            var began = System.nanoTime();

            var answer = post(receiver);

            var ending = answer.ending();
            assertTrue(ending == Ending.TIMED_OUT || ending == Ending.UNREACHABLE, ending.toString());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(TIMEOUT.multipliedBy(3)) < 0);
            assertTrue(receiver.awaitClosed(), "The connection is closed");
        }
    }

    @Test
    void slowHeaderIsCutOffInTime() throws Exception {
        try (var receiver = RawReceiver.repeating(OK + "X-Slow: ", "x", Duration.ofMillis(100))) {
            assertEquals(Ending.TIMED_OUT, post(receiver).ending());
            assertTrue(receiver.awaitClosed(), "The connection is closed");
        }
    }

    @Test
    void statusCountsHoweverSlowTheBodyIs() throws Exception {
        try (var receiver = RawReceiver.repeating(OK + "Content-Length: 1000\r\n\r\n", "x", Duration.ofMillis(100))) {
            var answer = post(receiver);

            assertEquals(Ending.ANSWERED, answer.ending());
            assertEquals(200, answer.status());
            assertTrue(receiver.awaitClosed(), "The connection is closed");
        }
    }

    @Test
    void silenceEndsInTime() throws Exception {
        try (var receiver = RawReceiver.silent()) {
            assertEquals(Ending.TIMED_OUT, post(receiver).ending());
        }
    }

    /** A further attempt may find the connection just closed, but never takes what was sent before it for its answer. */
    @Test
    void unsolicitedAnswerIsNotTakenForTheNextRequest() throws Exception {
        try (var receiver = RawReceiver.saying(OK + "Content-Length: 0\r\n\r\nHTTP/1.1 500 Smuggled\r\n\r\n")) {
            assertEquals(200, post(receiver).status());
            assertNotEquals(500, post(receiver).status());
        }
    }
}
