package dev.hoopoe.gateway.socket;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import dev.hoopoe.gateway.testing.RawWebSocket;
import dev.hoopoe.gateway.testing.SocketUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** {@code /api/stream}, which is a WebSocket, a stream of events, and JSON. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class NativeStreamTest {

    private static final String PATH = "/api/stream";

    @Test
    void handshakeOpensASocketWithItsToken() {
        try (var upstream = new SocketUpstream("messaging")) {
            RawWebSocket.open(PATH + "?after=latest&token=" + token()).close();

            assertEquals(PATH + "?after=latest", upstream.handshake().uri());
        }
    }

    @Test
    void handshakeNeedsAValidToken() {
        assertEquals(401, statusOfHandshake(PATH));
        assertEquals(401, statusOfHandshake(PATH + "?token="));
        assertEquals(401, statusOfHandshake(PATH + "?token=" + token() + "x"));
        assertEquals(401, statusOfHandshake(PATH + "?token=x"));
    }

    @Test
    void requestWithoutHandshakeIsOne() {
        assertEquals(200, send(asking(PATH, "echo")).statusCode());
    }

    private static int statusOfHandshake(String target) {
        try (var connection = new RawHttp()) {
            connection.write(WebSocketFrames.handshake(target));
            return RawHttp.statusOf(connection.readAnswer());
        }
    }
}
