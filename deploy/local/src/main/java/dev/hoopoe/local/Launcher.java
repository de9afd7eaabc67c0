package dev.hoopoe.local;

import dev.hoopoe.local.process.JavaRuntime;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Runs the suite in the foreground until Ctrl-C or SIGTERM, and prints how to reach it. */
final class Launcher {

    private final PrintStream output;
    private final boolean fresh;
    private final Clock clock;

    /** A launcher; {@code fresh} starts with empty data. */
    Launcher(PrintStream output, boolean fresh, Clock clock) {
        this.output = output;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** Returns only if the suite could not start. */
    int run() {
        Instant begun = ProcessHandle.current().info().startInstant().orElseGet(clock::instant);
        ConsoleListener console = new ConsoleListener(output, Boolean.getBoolean("hoopoe.terminal"));
        Duration build = Duration.ofSeconds(Long.getLong("hoopoe.build-seconds", 0));
        SuiteBuilder builder = Suite.builder()
                .listener(console)
                .savingArchives(build.isZero() ? ArchiveSaving.ALWAYS : ArchiveSaving.UNLESS_THERE_ARE_SOME);
        Suite suite = (fresh ? builder.fresh() : builder).prepare();
        Foreground foreground = new Foreground(output, console, suite);
        output.println("Starting Hoopoe on Java " + JavaRuntime.newest().feature());
        if (!foreground.start(suite::start)) {
            return 0;
        }
        Duration whole = Duration.between(begun, clock.instant());
        Durations durations = new Durations(suite.folder().durations());
        durations.store(build, whole);
        foreground.takeCommands();
        printBanner(suite, whole);
        foreground.awaitSignal();
        return 0;
    }

    private void printBanner(Suite suite, Duration whole) {
        Administrator administrator = suite.administrator();
        output.printf(
                Locale.ROOT,
                """

                Hoopoe is ready after %.1f s.
                  URL        %s
                  e-mail     %s
                  password   %s
                  logs       ./hoopoe logs [service], or %s
                  stop       Ctrl-C

                """,
                whole.toMillis() / 1000.0,
                suite.gatewayUrl(),
                administrator.email(),
                administrator.passwordShown(),
                suite.folder().logs());
    }
}
