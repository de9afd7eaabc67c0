package dev.hoopoe.gateway.answer;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class CorsTest {

    private static final String PAGE = "http://localhost:3000";

    @Test
    void preflightIsAnsweredByTheGateway() {
        var answer = preflight(PAGE);

        assertEquals(204, RawHttp.statusOf(answer));
        assertTrue(answer.contains("access-control-allow-origin: " + PAGE), answer);
        assertTrue(
                answer.contains("access-control-allow-methods: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"), answer);
        for (var header : List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match")) {
            assertTrue(answer.contains(header), header);
        }
    }

    @Test
    void preflightOfAnotherPageGetsNoPermission() {
        var answer = preflight("https://evil.example.com");

        assertEquals(204, RawHttp.statusOf(answer));
        assertTrue(!answer.contains("access-control-allow"), answer);
    }

    @Test
    void answerIsReadableForTheAllowedPage() {
        var answer = send(asking("/api/tickets", "echo").header("Origin", PAGE));

        assertEquals(List.of(PAGE), answer.headers().allValues("Access-Control-Allow-Origin"));
        var readable =
                answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow();
        assertTrue(List.of(readable.split(", ")).containsAll(List.of("X-Request-Id", "ETag", "Idempotency-Replayed")));
        assertTrue(answer.headers().allValues("Vary").stream().anyMatch("origin"::equalsIgnoreCase));
    }

    @Test
    void refusalIsReadableForTheAllowedPageToo() {
        var answer = send(to("/api/tickets").header("Origin", PAGE));

        assertEquals(401, answer.statusCode());
        assertEquals(Optional.of(PAGE), answer.headers().firstValue("Access-Control-Allow-Origin"));
    }

    @Test
    void otherPageIsServedWithoutPermissionToRead() {
        var answer = send(asking("/api/tickets", "echo").header("Origin", "http://localhost:3000.evil.example"));

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void anyPortOfLocalhostIsAllowedWhenSoConfigured() {
        var answer = preflight("http://localhost:5173");

        assertTrue(answer.contains("access-control-allow-origin: http://localhost:5173"), answer);
    }

    private static String preflight(String origin) {
        return RawHttp.once("OPTIONS /api/tickets HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                + "\r\nAccess-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: authorization\r\n\r\n");
    }
}
