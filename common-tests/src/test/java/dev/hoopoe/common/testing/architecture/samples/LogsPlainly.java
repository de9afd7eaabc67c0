package dev.hoopoe.common.testing.architecture.samples;

import java.util.logging.Logger;

/** Logs past the facade, in three ways. */
final class LogsPlainly {

    void out() {
        System.out.println();
    }

    void err() {
        System.err.println();
    }

    Object logger() {
        return Logger.getAnonymousLogger();
    }
}
