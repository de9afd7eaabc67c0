package dev.hoopoe.messaging.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records what is logged as a warning or an error until it is closed. */
public final class LoggedProblems extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    public LoggedProblems() {
        setLevel(Level.WARNING);
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            logged.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
        }
    }

    public List<String> logged() {
        return List.copyOf(logged);
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
