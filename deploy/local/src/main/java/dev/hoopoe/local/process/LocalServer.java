package dev.hoopoe.local.process;

import java.time.Duration;
import java.util.Optional;

/** A server that runs as a child process and can be started again after it was stopped or killed. */
public interface LocalServer extends AutoCloseable {

    /** Starts the process; nothing happens when it runs. */
    void launch();

    /** Returns when the server answers; refuses when it ended or takes too long. */
    void awaitReady();

    /** Starts the server and returns when it answers. */
    default void start() {
        launch();
        awaitReady();
    }

    /** Asks the server to end, waits for it, and kills it if it takes too long. */
    default void stop() {
        process().ifPresent(process -> process.stop(stopTimeout()));
    }

    /** Kills the server at once (SIGKILL). */
    default void kill() {
        process().ifPresent(ChildProcess::kill);
    }

    /** How long the server may take to end. */
    Duration stopTimeout();

    /** Where it listens on loopback. */
    int port();

    /** Where it answers for its health and metrics on loopback; 0 when it does not. */
    default int managementPort() {
        return 0;
    }

    /** The process, once started. */
    Optional<ChildProcess> process();

    @Override
    default void close() {
        stop();
    }
}
