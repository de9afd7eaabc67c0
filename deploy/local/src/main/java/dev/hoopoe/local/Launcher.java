package dev.hoopoe.local;

import dev.hoopoe.local.process.JavaRuntime;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Runs the suite in the foreground until Ctrl-C or SIGTERM, and prints how to reach it. */
final class Launcher {

    private final PrintStream output;
    private final boolean fresh;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile ControlSocket control;

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
        Thread stop = new Thread(() -> stop(suite, console), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        output.println("Starting Hoopoe on Java " + JavaRuntime.newest().feature());
        try {
            suite.start();
        } catch (RuntimeException e) {
            if (stopping) {
                return 0;
            }
            throw e;
        }
        console.suiteStarted();
        Duration whole = Duration.between(begun, clock.instant());
        Durations durations = new Durations(suite.folder().durations());
        durations.store(build, whole);
        takeCommands(suite);
        printBanner(suite, whole);
        awaitSignal();
        return 0;
    }

    private void stop(Suite suite, ConsoleListener console) {
        stopping = true;
        stopTakingCommands();
        if (suite.isRunning()) {
            output.println(
                    !suite.savesArchives()
                            ? "Stopping Hoopoe"
                            : "Stopping Hoopoe; this once it takes up to a minute: each service saves what halves its next start");
            console.suiteStopping();
        }
        suite.close();
    }

    /** From {@code ./hoopoe scale} and {@code ./hoopoe restart}; the suite runs without them where it cannot. */
    private void takeCommands(Suite suite) {
        try {
            control = ControlSocket.open(suite.folder().control(), (command, progress) -> command.run(suite, progress));
        } catch (IOException e) {
            output.println("scale and restart do not work on this suite: no socket at "
                    + suite.folder().control() + ": " + e.getMessage());
        }
    }

    private void stopTakingCommands() {
        try {
            if (control != null) {
                control.close();
            }
        } catch (IOException e) {
            output.println("The socket for commands was not removed: " + e.getMessage());
        }
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
        output.flush();
    }

    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
