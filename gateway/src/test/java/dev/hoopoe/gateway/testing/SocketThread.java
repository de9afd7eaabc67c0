package dev.hoopoe.gateway.testing;

import java.io.IOException;

/** Runs what a fake server does with a socket, until the socket is closed. */
final class SocketThread {

    private SocketThread() {}

    /** Work on a socket. */
    interface Step {

        void run() throws IOException;
    }

    static void start(Step step) {
        var thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException | RuntimeException closed) {
                // The gateway hangs up on what is malformed, and the test closes the server.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
