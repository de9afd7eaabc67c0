package dev.hoopoe.directory.session;

import java.time.Instant;
import java.util.UUID;

/** The part of a started session that is used here. */
record StartedSession(UUID userId, Instant startedAt, Instant expiresAt) {

    /** False for the session of an API key, which starts without an access token (auth-service's README). */
    boolean isLogin() {
        return expiresAt.isAfter(startedAt);
    }
}
