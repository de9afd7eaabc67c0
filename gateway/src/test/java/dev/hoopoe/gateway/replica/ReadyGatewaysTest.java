package dev.hoopoe.gateway.replica;

import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.gateway.testing.Neighbours;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neighbours stand for other gateways: they answer the same probe. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ReadyGatewaysTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    ReadyGateways gateways;

    @AfterEach
    void alone() throws IOException {
        tell("second", "ready");
        write("");
        await().atMost(LONG).until(() -> gateways.count() == 1);
    }

    @Test
    void gatewayThatNobodyNamesIsAlone() {
        assertEquals(1, gateways.count());
    }

    @Test
    void gatewaysOfTheFileAreCountedWhileTheyAreReady() throws IOException {
        write("gateway=" + setting("test.url.second") + "," + setting("hoopoe.ticket.url") + ","
                + setting("hoopoe.auth.url"));
        await().atMost(LONG).until(() -> gateways.count() == 3);

        tell("second", "unready");

        await().atMost(LONG).until(() -> gateways.count() == 2);
    }

    @Test
    void addressThatIsNoUriChangesNothing() throws IOException {
        write("gateway=" + setting("test.url.second") + "," + setting("hoopoe.ticket.url"));
        await().atMost(LONG).until(() -> gateways.count() == 2);

        write("gateway=http://[");

        await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> gateways.count() == 2);
    }

    private static void write(String line) throws IOException {
        Files.writeString(Path.of(setting("hoopoe.gateway.replicas.file")), line);
    }

    private static String setting(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
