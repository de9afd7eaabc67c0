package dev.hoopoe.auth.session;

import jakarta.inject.Singleton;

/** Lets tests of other packages have expired sessions removed. */
@Singleton
public class SessionCleaning {

    private final SessionHousekeeping housekeeping;

    SessionCleaning(SessionHousekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    public void run() {
        housekeeping.removeExpired();
    }
}
