package dev.hoopoe.gateway.socket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.testing.FaultyUpstream;
import dev.hoopoe.gateway.testing.FaultyUpstream.Fault;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handshake that fails at one replica is repeated at another one. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SeveralReplicasTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int HANDSHAKES = 10;

    @AfterEach
    void oneReplicaIsLeft() throws IOException {
        write("");
        await().atMost(LONG).until(() -> handshake().contains("\"service\":\"messaging\""));
    }

    /** The second stand-in has no WebSocket: its answer is 200. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET", "REFUSE"})
    void anotherReplicaIsAsked(Fault fault) throws IOException {
        write("messaging=" + setting("hoopoe.messaging.url") + ", " + setting("test.url.second"));
        await().atMost(LONG).until(() -> handshake().contains("\"service\":\"second\""));

        try (var ignored = new FaultyUpstream("messaging", fault)) {
            for (var i = 0; i < HANDSHAKES; i++) {
                assertEquals(200, RawHttp.statusOf(handshake()));
            }
        }
    }

    private static String handshake() {
        return RawHttp.once(WebSocketFrames.handshake("/netia/socket/websocket"));
    }

    private static void write(String line) throws IOException {
        Files.writeString(Path.of(setting("hoopoe.gateway.replicas.file")), line);
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
