package dev.hoopoe.common.testing;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets calls to a server of a test wait while it is closed. */
public final class Gate {

    private static final int PATIENCE_SECONDS = 30;

    private volatile CountDownLatch closed = new CountDownLatch(0);

    public void close() {
        closed = new CountDownLatch(1);
    }

    public void open() {
        closed.countDown();
    }

    /** Waits until the gate is open. */
    public void pass() throws IOException {
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("The test did not let the call go on within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
