package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas of ticket-service, the second of which misbehaves. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SpreadingTest {

    private static final String PATH = "/api/tickets";
    private static final int REQUESTS = 40;
    private static final int AT_LEAST = 8;
    private static final Duration LONG = Duration.ofSeconds(20);

    @BeforeEach
    void twoReplicasAreReady() throws IOException {
        write("ticket=" + setting("hoopoe.ticket.url") + ", " + setting("test.url.second"));
        awaitBoth();
    }

    @AfterEach
    void oneReplicaIsLeft() throws IOException {
        tell("second", "answer");
        tell("second", "ready");
        write("");
        await().atMost(LONG).until(() -> !shares(REQUESTS).containsKey("second"));
    }

    @Test
    void bothReplicasGetRequests() {
        var shares = shares(REQUESTS);

        assertTrue(shares.get("ticket") >= AT_LEAST, shares.toString());
        assertTrue(shares.get("second") >= AT_LEAST, shares.toString());
    }

    @Test
    void replicaThatIsNotReadyGetsNothingUntilItIs() {
        tell("second", "unready");
        await().atMost(LONG).until(() -> !shares(REQUESTS).containsKey("second"));

        assertEquals(Map.of("ticket", REQUESTS), shares(REQUESTS));

        tell("second", "ready");
        awaitBoth();
    }

    @Test
    void everyRequestIsAnsweredWhenAReplicaIsGone() {
        tell("second", "stop");

        try {
            for (var i = 0; i < REQUESTS; i++) {
                assertEquals(200, send(asking(PATH, "echo")).statusCode());
                assertEquals(200, post(asking(PATH, "echo"), "{}").statusCode());
            }
        } finally {
            tell("second", "start");
        }
    }

    @Test
    void readsAreRepeatedWhenAReplicaBreaksOff() {
        tell("second", "hang-up");

        for (var i = 0; i < REQUESTS; i++) {
            assertEquals(200, send(asking(PATH, "echo")).statusCode());
        }
    }

    @Test
    void readsAreRepeatedWhenAReplicaBreaksOffAfterTheHeadOfItsResponse() {
        tell("second", "hang-up-after-head");

        for (var i = 0; i < REQUESTS; i++) {
            assertEquals(200, send(asking(PATH, "echo")).statusCode());
        }
    }

    @Test
    void postWithAnIdempotencyKeyIsRepeatedWithItsWholeBody() {
        tell("second", "hang-up");
        var body = "{\"title\":\"" + "x".repeat(50_000) + "\"}";

        for (var i = 0; i < REQUESTS; i++) {
            var answer = post(
                    asking(PATH, "echo")
                            .header("Idempotency-Key", UUID.randomUUID().toString()),
                    body);

            assertEquals(200, answer.statusCode());
            assertEquals(body.length(), new JsonObject(answer.body()).getInteger("length"));
        }
    }

    @Test
    void postWithoutAnIdempotencyKeyIsNeverRepeated() {
        tell("second", "hang-up");
        var before = received();
        var failed = 0;

        for (var i = 0; i < REQUESTS; i++) {
            failed += post(asking(PATH, "echo"), "{}").statusCode() == 502 ? 1 : 0;
        }

        assertTrue(failed > 0);
        assertEquals(REQUESTS, received() - before);
    }

    @Test
    void requestsGoToTheFirstReplicaAloneOnceTheFileIsEmpty() throws IOException {
        write("");

        await().atMost(LONG).until(() -> shares(REQUESTS).equals(Map.of("ticket", REQUESTS)));
    }

    private static int received() {
        return tell("ticket", "report").getInteger("received")
                + tell("second", "report").getInteger("received");
    }

    private static void awaitBoth() {
        await().atMost(LONG).until(() -> shares(REQUESTS).getOrDefault("second", 0) >= AT_LEAST);
    }

    /** How many of so many requests each replica answers. */
    private static Map<String, Integer> shares(int requests) {
        var shares = new HashMap<String, Integer>();
        for (var i = 0; i < requests; i++) {
            var answer = send(asking(PATH, "echo"));
            shares.merge(
                    answer.statusCode() == 200 ? new JsonObject(answer.body()).getString("service") : "failed",
                    1,
                    Integer::sum);
        }
        return shares;
    }

    private static void write(String line) throws IOException {
        Files.writeString(Path.of(setting("hoopoe.gateway.replicas.file")), line);
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
