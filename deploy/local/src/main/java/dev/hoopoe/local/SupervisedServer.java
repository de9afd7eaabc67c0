package dev.hoopoe.local;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.LocalServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A server of the suite that is restarted when it crashes, but not after it was stopped. */
public final class SupervisedServer {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long STABLE_NANOS = Duration.ofSeconds(60).toNanos();

    private final String name;
    private final LocalServer server;
    private final ScheduledExecutorService timer;
    private final SuiteListener listener;
    private volatile boolean wanted;
    private volatile boolean ready;
    private volatile Duration pause = FIRST_PAUSE;

    SupervisedServer(String name, LocalServer server, ScheduledExecutorService timer, SuiteListener listener) {
        this.name = name;
        this.server = server;
        this.timer = timer;
        this.listener = listener;
    }

    public String name() {
        return name;
    }

    public int port() {
        return server.port();
    }

    /** Where it answers for its health and metrics; 0 when it does not. */
    int managementPort() {
        return server.managementPort();
    }

    /** Whether it runs and was ready when it started. */
    public boolean isReady() {
        return ready;
    }

    /** One word for people: {@code ready}, {@code starting}, {@code stopping} or {@code down}. */
    String state() {
        if (pid() == 0) {
            return "down";
        }
        String changing = wanted ? "starting" : "stopping";
        return ready ? "ready" : changing;
    }

    /** The number of its process, 0 when it does not run. */
    public long pid() {
        return server.process()
                .filter(ChildProcess::isAlive)
                .map(ChildProcess::pid)
                .orElse(0L);
    }

    /** From here on a crash is followed by a restart, until it is stopped. */
    synchronized void expect() {
        wanted = true;
    }

    /** Starts it and returns when it is ready; from then on it is restarted after a crash. */
    public void start() {
        launch(true);
    }

    /**
     * Stops it in order and starts it again; returns when it is ready.
     *
     * @throws StartRefusedException when it does not become ready; it is tried again as after a crash
     */
    void replace() {
        stop();
        try {
            start();
        } catch (StartRefusedException e) {
            if (wanted) {
                restartLater("did not become ready");
            }
            throw e;
        }
    }

    /** Stops it in order; it stays down. */
    public void stop() {
        forget();
        listener.stopping(this);
        server.stop();
        listener.stopped(this);
    }

    /** Kills it (SIGKILL); it stays down until it is started. */
    public void kill() {
        forget();
        server.kill();
        listener.stopped(this);
    }

    /** Kills it (SIGKILL) like a crash: it is restarted. */
    public void crash() {
        ready = false;
        server.kill();
    }

    private synchronized void forget() {
        wanted = false;
        ready = false;
    }

    /** Starts it and returns when it is ready; does nothing when it was stopped since {@link #expect}. */
    void launch() {
        launch(false);
    }

    private void launch(boolean expected) {
        long started = System.nanoTime();
        if (!launchProcess(expected)) {
            return;
        }
        listener.starting(this);
        server.awaitReady();
        if (!wanted) {
            server.stop();
            return;
        }
        ready = true;
        listener.ready(this, Duration.ofNanos(System.nanoTime() - started));
        ChildProcess child = server.process().orElseThrow();
        CompletableFuture<Void> unused = child.exit().thenRun(() -> died(child, started));
    }

    /** In one step, so that no process is launched after a stop, and no end of an earlier one is taken for a crash. */
    private synchronized boolean launchProcess(boolean expected) {
        wanted |= expected;
        if (wanted) {
            server.launch();
        }
        return wanted;
    }

    private synchronized void died(ChildProcess child, long started) {
        if (server.process().filter(child::equals).isEmpty()) {
            return;
        }
        ready = false;
        if (!wanted) {
            return;
        }
        if (System.nanoTime() - started > STABLE_NANOS) {
            pause = FIRST_PAUSE;
        }
        restartLater("ended with code " + child.exitCode());
    }

    private void restartLater(String reason) {
        Duration wait = pause;
        pause = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
        listener.died(this, reason, wait);
        if (!timer.isShutdown()) {
            ScheduledFuture<?> unused = timer.schedule(this::restart, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void restart() {
        if (!wanted || pid() != 0) {
            return;
        }
        try {
            launch();
        } catch (StartRefusedException e) {
            if (wanted) {
                restartLater(e.getMessage());
            }
        }
    }
}
