package dev.hoopoe.gateway.health;

import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SuiteHealthTest {

    @AfterEach
    void everythingIsReadyAgain() {
        tell("ticket", "ready");
        awaitHealth(200);
    }

    @Test
    void suiteIsHealthyWhenEveryServiceIsReady() {
        awaitHealth(200);

        var answer = send(to("/health"));

        assertEquals(new JsonObject("{\"success\":true,\"data\":\"ok\"}"), new JsonObject(answer.body()));
    }

    @Test
    void serviceThatIsNotReadyIsNamed() {
        tell("ticket", "unready");
        awaitHealth(503);

        var answer = send(to("/health"));

        assertEquals("internal_error", errorOf(answer));
        assertTrue(answer.body().contains("Not ready: ticket\""), answer.body());
    }

    @Test
    void serviceThatIsGoneIsNamed() {
        tell("messaging", "stop");
        try {
            awaitHealth(503);

            assertTrue(send(to("/health")).body().contains("messaging"));
        } finally {
            tell("messaging", "start");
        }
    }

    @Test
    void uptimeIsInSeconds() {
        var answer = send(to("/uptime"));

        var data = new JsonObject(answer.body()).getJsonObject("data");
        assertEquals(200, answer.statusCode());
        assertTrue(data.getLong("uptime") >= 0 && data.getLong("uptime") < 10_000);
    }

    /** Other gateways ask for it; what a service is like says nothing of it. */
    @Test
    void gatewayTellsItsOwnReadinessWithoutACredential() {
        tell("ticket", "unready");

        var answer = send(to("/internal/ready"));

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void healthAndUptimeAreForReading() {
        assertEquals(405, post(to("/health"), "{}").statusCode());
        assertEquals(405, post(to("/uptime"), "{}").statusCode());
        assertEquals(405, post(to("/internal/ready"), "{}").statusCode());
    }

    private static void awaitHealth(int status) {
        await().atMost(Duration.ofSeconds(15)).until(() -> send(to("/health")).statusCode() == status);
    }
}
