package dev.hoopoe.auth.session;

import jakarta.inject.Singleton;

/** Lets tests of other packages have expired sessions removed. */
@Singleton
public class SessionCleaning {

    private final SessionCleanup housekeeping;

    SessionCleaning(SessionCleanup housekeeping) {
        this.housekeeping = housekeeping;
    }

    public void run() {
        housekeeping.removeExpired();
    }
}
