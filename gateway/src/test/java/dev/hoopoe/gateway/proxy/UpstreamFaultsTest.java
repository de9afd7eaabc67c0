package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.FaultyUpstream;
import dev.hoopoe.gateway.testing.FaultyUpstream.Fault;
import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a service does instead of answering, its callers get an error in their dialect in time, and others are served. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class UpstreamFaultsTest {

    /** Answers of services are due within 4 s in tests. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final int AFTERWARDS = 5;

    private static final Map<Fault, Integer> STATUSES = Map.of(
            Fault.REFUSE, 503,
            Fault.RESET, 502,
            Fault.HANG, 504,
            Fault.DRIP, 504,
            Fault.GARBAGE, 502,
            Fault.LONG_HEAD, 502,
            Fault.BROKEN_CHUNK, 502);

    static Stream<Arguments> faults() {
        return STATUSES.entrySet().stream()
                .flatMap(fault -> Stream.of(
                        Arguments.of(fault.getKey(), fault.getValue(), "/api/users", "/data/error"),
                        Arguments.of(fault.getKey(), fault.getValue(), "/hcall/api/user/fetch", "/message"),
                        Arguments.of(fault.getKey(), fault.getValue(), "/omnidesk/api/users", "/detail")));
    }

    /** The faults of one test do not open the circuit of the next. */
    @AfterEach
    void directoryIsServedAgain() {
        await().atMost(IN_TIME).until(() -> send(asking("/api/users", "echo")).statusCode() == 200);
        for (var i = 0; i < AFTERWARDS; i++) {
            assertEquals(200, send(asking("/api/users", "echo")).statusCode());
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsAnErrorInTheDialectAndOthersAreServed(Fault fault, int status, String path, String message) {
        try (var faulty = new FaultyUpstream("directory", fault)) {
            var answer = CompletableFuture.supplyAsync(
                    () -> send(asking(path, "echo").timeout(IN_TIME)));
            var others = 0;
            do {
                assertEquals(200, send(asking("/api/tickets", "echo")).statusCode());
                others++;
            } while (!answer.isDone());

            assertEquals(status, answer.join().statusCode(), answer.join().body());
            var text = JsonPointer.from(message)
                    .queryJson(new JsonObject(answer.join().body()));
            assertTrue(
                    text instanceof String string && !string.isBlank(),
                    answer.join().body());
            assertTrue(others > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"BROKEN_STREAM, 'id:1\n\n:the service is gone; reconnect\n\n'", "BROKEN_EVENT, 'id:1\n\nid:2\nda'"})
    void streamThatBreaksSaysWhyBetweenTwoEvents(Fault fault, String body) {
        try (var faulty = new FaultyUpstream("directory", fault)) {
            var answer = send(asking("/api/users", "echo").timeout(IN_TIME));

            assertEquals(200, answer.statusCode());
            assertEquals(body, answer.body());
        }
    }

    @Test
    void whatComesAfterTheEndOfABodyReachesNobody() {
        try (var faulty = new FaultyUpstream("directory", Fault.LONG_BODY)) {
            for (var i = 0; i < AFTERWARDS; i++) {
                var answer = send(asking("/api/users", "echo").timeout(IN_TIME));

                assertTrue(
                        answer.statusCode() == 502 || answer.body().equals("{}"),
                        () -> answer.statusCode() + " " + answer.body());
            }
        }
    }
}
