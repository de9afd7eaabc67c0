package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One address has as many requests in flight at a service as it may, and none of them is answered. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ShedRequestsTest {

    private static final String ELSEWHERE = "127.0.0.3";
    private static final int MAX_PER_ADDRESS = 96;

    private final List<RawHttp> unanswered = new ArrayList<>();

    @Inject
    MeterRegistry meters;

    @AfterEach
    void leave() {
        unanswered.forEach(RawHttp::close);
    }

    @Test
    void furtherRequestsAreRefusedEarlyAndAllOthersAreServed() {
        var counter = meters.counter("hoopoe.gateway.shed", "service", "messaging", "limit", "address");
        var before = counter.count();
        var received = tell("messaging", "report").getInteger("received");
        for (var i = 0; i < MAX_PER_ADDRESS; i++) {
            ask("/api/messages", "silent");
        }
        await().until(() -> tell("messaging", "report").getInteger("received") == received + MAX_PER_ADDRESS);

        var refused = ask("/api/messages", "echo");

        assertEquals(200, RawHttp.statusOf(health()));
        assertEquals(200, send(asking("/api/messages", "echo")).statusCode());
        assertEquals(200, RawHttp.statusOf(ask("/api/tickets", "echo").readAnswer()));
        var answer = refused.readAnswer();
        assertEquals(503, RawHttp.statusOf(answer));
        assertTrue(answer.contains("Too many requests from your address are under way at messaging"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("retry-after: 1"), answer);
        assertEquals(before + 1, counter.count());
    }

    private RawHttp ask(String path, String behaviour) {
        var http = new RawHttp(ELSEWHERE);
        unanswered.add(http);
        http.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                + "\r\nTest-Behaviour: " + behaviour + "\r\n\r\n");
        return http;
    }

    private String health() {
        var http = new RawHttp(ELSEWHERE);
        unanswered.add(http);
        http.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return http.readAnswer();
    }
}
