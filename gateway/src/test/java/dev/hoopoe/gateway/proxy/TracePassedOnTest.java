package dev.hoopoe.gateway.proxy;

import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

/** Tracing is off by default. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class TracePassedOnTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void traceOfTheCallerIsPassedOnAsItIs() {
        assertEquals(TRACE, received(request().header("traceparent", TRACE)));
    }

    @Test
    void noTraceBeginsInTheGateway() {
        assertNull(received(request()));
    }

    private static HttpRequest.Builder request() {
        return to("/api/tickets").header("Authorization", "Bearer " + token());
    }

    private static String received(HttpRequest.Builder request) {
        return new JsonObject(send(request).body()).getJsonObject("headers").getString("traceparent");
    }
}
