package dev.hoopoe.gateway.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Runs the tests of the pages' modules, {@code src/test/node}, with Node's own runner; nothing is installed for it. */
class PageModulesTest {

    private static final int FIRST_VERSION = 20;

    @Test
    void modulesOfThePagesDoWhatTheirTestsSay() throws IOException, InterruptedException {
        assumeTrue(
                versionOfNode() >= FIRST_VERSION,
                "The pages' modules are not tested: there is no Node of version " + FIRST_VERSION + " or newer");

        var run = new ProcessBuilder("node", "--test", "--test-reporter=tap", "src/test/node/")
                .redirectErrorStream(true)
                .start();
        var output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, run.waitFor(), output);
        assertTrue(output.contains("\nok "), output);
    }

    /** 0 where Node is missing. */
    private static int versionOfNode() throws InterruptedException {
        try {
            var asked = new ProcessBuilder("node", "--print", "process.versions.node.split('.')[0]").start();
            var version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor() == 0 ? Integer.parseInt(version) : 0;
        } catch (IOException missing) {
            return 0;
        }
    }
}
