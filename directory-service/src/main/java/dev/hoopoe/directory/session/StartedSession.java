package dev.hoopoe.directory.session;

import java.time.Instant;
import java.util.UUID;

/** What matters here of a session that has begun. */
record StartedSession(UUID userId, Instant startedAt, Instant expiresAt) {

    /** False for the session behind an API key, which begins without an access token (auth-service's README). */
    boolean isLogin() {
        return expiresAt.isAfter(startedAt);
    }
}
