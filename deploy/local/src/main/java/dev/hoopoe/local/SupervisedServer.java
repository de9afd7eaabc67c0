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

    /** Whether it runs and was ready when it started. */
    public boolean isReady() {
        return ready;
    }

    /** One word for people: {@code ready}, {@code starting} or {@code down}. */
    String state() {
        String running = ready ? "ready" : "starting";
        return pid() == 0 ? "down" : running;
    }

    /** The number of its process, 0 when it does not run. */
    public long pid() {
        return server.process()
                .filter(ChildProcess::isAlive)
                .map(ChildProcess::pid)
                .orElse(0L);
    }

    /** Starts it and returns when it is ready; from then on it is restarted after a crash. */
    public void start() {
        wanted = true;
        launch();
    }

    /** Stops it in order; it stays down. */
    public void stop() {
        wanted = false;
        ready = false;
        server.stop();
        listener.stopped(this);
    }

    /** Kills it (SIGKILL); it stays down until it is started. */
    public void kill() {
        wanted = false;
        ready = false;
        server.kill();
        listener.stopped(this);
    }

    /** Kills it (SIGKILL) like a crash: it is restarted. */
    public void crash() {
        ready = false;
        server.kill();
    }

    private void launch() {
        long started = System.nanoTime();
        server.launch();
        listener.starting(this);
        server.awaitReady();
        if (!wanted) {
            server.stop();
            return;
        }
        ready = true;
        listener.ready(this, Duration.ofNanos(System.nanoTime() - started));
        CompletableFuture<Void> unused = server.process().orElseThrow().exit().thenRun(() -> died(started));
    }

    private void died(long started) {
        ready = false;
        if (!wanted) {
            return;
        }
        if (System.nanoTime() - started > STABLE_NANOS) {
            pause = FIRST_PAUSE;
        }
        int code = server.process().map(ChildProcess::exitCode).orElse(0);
        restartLater("ended with code " + code);
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
