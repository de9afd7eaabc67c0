package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.common.error.SqlStates;

/**
 * Decides whether an event that could not be sent to sockets is tried again. While the database is away or overloaded it is, however
 * long that takes: clients would not notice that they miss it. Anything else is a fault that must not keep back the events that
 * follow.
 */
final class SendAttempts {

    private static final int MAX = 10;

    private int failed;

    boolean isWorthAnother(RuntimeException failure) {
        if (SqlStates.isTransient(failure)) {
            return true;
        }
        failed++;
        return failed < MAX;
    }

    /** The event was sent or is skipped. */
    void end() {
        failed = 0;
    }
}
