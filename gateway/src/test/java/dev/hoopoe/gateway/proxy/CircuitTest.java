package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service whose probe is fine and whose requests break. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class CircuitTest {

    private static final String PATH = "/api/messages";
    private static final int MORE_THAN_THE_WINDOW = 50;
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    MeterRegistry meters;

    @AfterEach
    void serviceAnswersAgain() {
        tell("messaging", "answer");
        await().atMost(LONG).until(() -> send(asking(PATH, "echo")).statusCode() == 200);
        for (var i = 0; i < MORE_THAN_THE_WINDOW; i++) {
            assertEquals(200, send(asking(PATH, "echo")).statusCode());
        }
    }

    @Test
    void brokenRequestsStopUntilATrialSucceeds() {
        tell("messaging", "hang-up");
        var sent = 0;
        while (post(asking(PATH, "echo"), "{}").statusCode() == 502) {
            sent++;
            assertTrue(sent < MORE_THAN_THE_WINDOW, "the circuit did not open");
        }
        var before = tell("messaging", "report").getInteger("received");

        var refused = post(asking(PATH, "echo"), "{}");

        assertEquals(503, refused.statusCode());
        assertEquals("internal_error", errorOf(refused));
        assertEquals(before, tell("messaging", "report").getInteger("received"));
        assertEquals(
                1,
                meters.get("hoopoe.gateway.circuits.open")
                        .tag("service", "messaging")
                        .gauge()
                        .value());
    }

    @Test
    void errorsOfTheServiceItselfDoNotOpenIt() {
        for (var i = 0; i < MORE_THAN_THE_WINDOW; i++) {
            assertEquals(500, send(asking(PATH, "fail")).statusCode());
        }

        assertEquals(200, send(asking(PATH, "echo")).statusCode());
    }
}
