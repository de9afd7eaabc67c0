package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A stream of events behind nginx, which buffers answers unless they ask it not to ({@code X-Accel-Buffering: no}). */
@ExtendWith(RunningSuite.class)
class BufferingProxyIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

    private final Suite suite;
    private final ApiClient anybody;

    BufferingProxyIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @Test
    void eventsComeAtOnceThoughTheProxyBuffers(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(InstalledPrograms.has("nginx"), "nginx is not installed (Debian: apt-get install nginx-light)");
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        try (var proxy = Nginx.before(suite.gatewayUrl(), folder);
                var stream = ProxiedStream.open(proxy.url() + "/api/events?types=client", administrator.token());
                var held = ProxiedStream.open(proxy.deafUrl() + "/api/events?types=client", administrator.token())) {
            assertTrue(stream.says("HTTP/1.1 200", SOON));
            var name = "Streamed " + UUID.randomUUID();
            administrator.created("/api/clients", Map.of("name", name));

            assertTrue(stream.says(name, SOON), "The event comes through the proxy at once");
            assertFalse(held.says(name, LONG_ENOUGH), "The proxy buffers where it does not hear the header");
        }
    }
}
