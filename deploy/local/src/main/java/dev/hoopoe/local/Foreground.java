package dev.hoopoe.local;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Runs a suite, or only its servers, in the foreground until Ctrl-C or SIGTERM. */
final class Foreground {

    private final PrintStream output;
    private final ConsoleListener console;
    private final Suite suite;
    private volatile boolean stopping;
    private volatile ControlSocket control;

    Foreground(PrintStream output, ConsoleListener console, Suite suite) {
        this.output = output;
        this.console = console;
        this.suite = suite;
    }

    /** Returns whether it is started: not when it was stopped meanwhile. */
    boolean start(Runnable start) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start.run();
        } catch (RuntimeException e) {
            if (stopping) {
                return false;
            }
            throw e;
        }
        console.suiteStarted();
        return true;
    }

    /** From {@code ./hoopoe scale} and {@code ./hoopoe restart}; the suite runs without them where it cannot. */
    void takeCommands() {
        try {
            control = ControlSocket.open(suite.folder().control(), (command, progress) -> command.run(suite, progress));
        } catch (IOException e) {
            output.println("scale and restart do not work on this suite: no socket at "
                    + suite.folder().control() + ": " + e.getMessage());
        }
    }

    void awaitSignal() {
        output.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
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

    private void stopTakingCommands() {
        try {
            if (control != null) {
                control.close();
            }
        } catch (IOException e) {
            output.println("The socket for commands was not removed: " + e.getMessage());
        }
    }
}
