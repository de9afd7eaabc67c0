package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With what the production overlay ships in place of the proxies' range the gateway does not start. */
class ChosenProxiesIT {

    private static final Path ROOT = Path.of(System.getProperty("hoopoe.root"));
    private static final String VARIABLE = "HOOPOE_FORWARDED_TRUSTED_PROXIES";
    private static final Pattern SHIPPED = Pattern.compile("- " + VARIABLE + "=(.+)");
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void gatewayRefusesTheShippedRangeOfProxies() throws Exception {
        var gateway = start(Map.of(
                VARIABLE,
                shipped(),
                "HOOPOE_SERVICE_TOKEN_CLIENT_SECRET",
                "of-no-use",
                "QUARKUS_HTTP_PORT",
                "0",
                "QUARKUS_MANAGEMENT_PORT",
                "0"));
        try {
            assertTrue(gateway.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the gateway has started");
            var output = Files.readString(log());
            assertNotEquals(0, gateway.exitValue());
            assertTrue(output.contains("hoopoe.forwarded.trusted-proxies must be addresses or ranges such as"), output);
        } finally {
            gateway.destroyForcibly();
        }
    }

    private static String shipped() throws IOException {
        var overlay = Files.readString(ROOT.resolve("deploy/kubernetes/overlays/production/kustomization.yaml"));
        var match = SHIPPED.matcher(overlay);
        assertTrue(match.find(), overlay);
        return match.group(1);
    }

    private Path log() {
        return folder.resolve("gateway.log");
    }

    private Process start(Map<String, String> variables) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-jar",
                        ROOT.resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(variables);
        return builder.start();
    }
}
