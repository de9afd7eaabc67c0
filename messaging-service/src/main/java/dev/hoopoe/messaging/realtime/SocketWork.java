package dev.hoopoe.messaging.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** The frames of one socket that wait to be handled: one after the other, between those of other sockets. */
public final class SocketWork {

    private static final Logger LOG = Logger.getLogger(SocketWork.class);

    private final Queue<Runnable> waiting = new ArrayDeque<>(2);
    private final Executor threads;
    private final int maxWaiting;
    private boolean scheduled;

    SocketWork(Executor threads, int maxWaiting) {
        this.threads = threads;
        this.maxWaiting = maxWaiting;
    }

    /** Has the work done after what was submitted before; false when too much of it waits. */
    public boolean submit(Runnable work) {
        synchronized (this) {
            if (waiting.size() >= maxWaiting) {
                return false;
            }
        }
        submitLast(work);
        return true;
    }

    /** As {@link #submit}, however much waits: for the end of the socket. */
    public void submitLast(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        threads.execute(this::doOne);
    }

    private void doOne() {
        try {
            next().run();
        } catch (RuntimeException | Error e) {
            // Whatever it was, the socket must not stay deaf.
            LOG.error("Frame of a socket not handled", e);
        }
        synchronized (this) {
            scheduled = !waiting.isEmpty();
            if (!scheduled) {
                return;
            }
        }
        threads.execute(this::doOne);
    }

    private synchronized Runnable next() {
        return waiting.remove();
    }
}
