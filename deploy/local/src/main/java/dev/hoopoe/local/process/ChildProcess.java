package dev.hoopoe.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running child with its log file, which does not outlive this process. */
public final class ChildProcess {

    private static final int TAIL_LINES = 15;
    private static final Duration KILL_GRACE = Duration.ofSeconds(5);

    private final Process process;
    private final String stopSignal;
    private final Path log;

    private ChildProcess(Process process, String stopSignal, Path log) {
        this.process = process;
        this.stopSignal = stopSignal;
        this.log = log;
    }

    /**
     * Starts the command with exactly that environment; its output goes to the end of the log file, and the signal is
     * how it is asked to stop.
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> environment, Path log, String stopSignal) {
        ProcessBuilder builder = new ProcessBuilder(Detached.command(command))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Guardian guardian = Guardian.get();
        try {
            OwnerOnly.createFolders(log.toAbsolutePath().getParent());
            if (!Files.exists(log)) {
                OwnerOnly.createFile(log);
            }
            Process process = builder.start();
            guardian.watch(process.pid(), stopSignal);
            CompletableFuture<Void> unused = process.onExit().thenAccept(ended -> guardian.unwatch(ended.pid()));
            return new ChildProcess(process, stopSignal, log);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** This process's environment with additions. */
    public static Map<String, String> inherited(Map<String, String> additions) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(additions);
        return environment;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Void> exit() {
        return process.onExit().thenAccept(ended -> {});
    }

    /** Asks the process to stop and kills it when it has not within the grace. */
    public void stop(Duration grace) {
        if (process.isAlive()) {
            Signals.send(process.pid(), stopSignal);
            if (!endsWithin(grace)) {
                kill();
            }
        }
    }

    /** Kills the process and its descendants at once (SIGKILL) and waits until they are gone. */
    public void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        endsWithin(KILL_GRACE);
        descendants.forEach(descendant -> Signals.awaitEnd(descendant, KILL_GRACE));
    }

    /**
     * Whether the process ended within the time.
     *
     * @throws StartRefusedException when interrupted: whoever polls must not go on, and would do so without a pause
     */
    public boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted while waiting for process " + process.pid(), e);
        }
    }

    /** The last lines of the log file, for a message. */
    public String logTail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
