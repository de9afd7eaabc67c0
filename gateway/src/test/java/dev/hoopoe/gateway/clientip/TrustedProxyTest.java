package dev.hoopoe.gateway.clientip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.gateway.testing.GatewayClient;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services are told of the client behind a proxy that is trusted. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class TrustedProxyTest {

    private record ProxyOnThisMachine(Optional<List<String>> trustedProxies, String header)
            implements ForwardedConfig {}

    /** The test stands for the proxy. */
    @BeforeEach
    void trustTheTest() {
        var config = new ProxyOnThisMachine(Optional.of(List.of("127.0.0.1")), "X-Forwarded-For");
        QuarkusMock.installMockForType(new ClientAddresses(config), ClientAddresses.class);
    }

    @Test
    void servicesSeeTheClientBehindTheProxy() {
        var answer = RawHttp.once("GET /api/tickets HTTP/1.1\r\nHost: desk.example.com\r\n"
                + "Authorization: Bearer " + GatewayClient.token() + "\r\n"
                + "X-Forwarded-For: 8.8.8.8, 203.0.113.9\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");

        var headers = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n"))).getJsonObject("headers");
        assertEquals("203.0.113.9", headers.getString("x-forwarded-for"));
        assertEquals("https", headers.getString("x-forwarded-proto"));
    }
}
