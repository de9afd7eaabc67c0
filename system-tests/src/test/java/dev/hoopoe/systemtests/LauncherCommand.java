package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of {@code ./hoopoe}, as a process of its own next to a suite. */
final class LauncherCommand {

    private static final Duration IN_TIME = Duration.ofSeconds(90);

    private final ProcessBuilder builder;

    private LauncherCommand(ProcessBuilder builder) {
        this.builder = builder;
    }

    /** @param data the folder of the suite */
    static LauncherCommand next(Path data, String... words) {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dhoopoe.root=" + System.getProperty("hoopoe.root"),
                "dev.hoopoe.local.SuiteMain"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOOPOE_DATA", data.toString());
        return new LauncherCommand(builder);
    }

    /** Runs it with a line of input; returns when it has ended. */
    Result run(String input) throws IOException, InterruptedException {
        var process = builder.start();
        try (var written = process.getOutputStream()) {
            written.write((input + "\n").getBytes(UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(IN_TIME.toSeconds(), TimeUnit.SECONDS), printed);
        return new Result(process.exitValue(), printed);
    }

    Result run() throws IOException, InterruptedException {
        return run("");
    }

    /** @param printed on both outputs */
    record Result(int code, String printed) {

        /** What it printed; fails unless it was successful. */
        String successful() {
            assertEquals(0, code, printed);
            return printed;
        }

        /** What it printed; fails unless it refused. */
        String refused() {
            assertEquals(1, code, printed);
            return printed;
        }
    }
}
