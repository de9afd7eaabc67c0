package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./hoopoe account …} of the operator, next to the running suite. */
final class AccountCommands {

    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private AccountCommands() {}

    /** Runs the launcher's command as its own process; returns what it printed. */
    static String run(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dhoopoe.root=" + System.getProperty("hoopoe.root"),
                "dev.hoopoe.local.SuiteMain",
                "account"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOOPOE_DATA", RunningSuite.DATA.toString());
        var process = builder.start();
        try (var written = process.getOutputStream()) {
            written.write((input + "\n").getBytes(UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(IN_TIME.toSeconds(), TimeUnit.SECONDS), printed);
        assertEquals(0, process.exitValue(), printed);
        return printed;
    }
}
