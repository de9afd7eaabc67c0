package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.EndedSessions;
import java.time.Clock;
import java.time.Instant;

/**
 * A reader's right to read, which may end while the reader waits.
 *
 * @param sessionId null without a session
 * @param expiry when the reader's token ends
 */
record ReaderSession(String sessionId, Instant expiry, EndedSessions endedSessions, Clock clock) {

    /** Also when the user was deleted, deactivated or given another role: all of that ends their sessions. */
    boolean hasEnded() {
        return endedSessions.contains(sessionId) || !clock.instant().isBefore(expiry);
    }

    void require() {
        if (hasEnded()) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session has ended");
        }
    }
}
