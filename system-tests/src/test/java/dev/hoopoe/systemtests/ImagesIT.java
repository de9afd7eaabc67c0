package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/docker/check}, the short form; skipped where no containers can run. */
class ImagesIT {

    private static final int CANNOT_RUN = 77;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void imagesRunAsTheManifestsSayAndARollingRestartFailsNoRequest() throws Exception {
        var root = Path.of(System.getProperty("hoopoe.root"));
        var log = folder.resolve("check.log");

        var check = new ProcessBuilder(root.resolve("deploy/docker/check").toString(), "--short")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var ended = check.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        // By SIGTERM, so that it removes its containers.
        check.destroy();

        var output = Files.readString(log);
        assertTrue(ended, output);
        assumeTrue(check.exitValue() != CANNOT_RUN, output);
        assertEquals(0, check.exitValue(), output);
    }
}
