package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.EndedSessions;
import java.time.Clock;
import java.time.Instant;

/**
 * A reader's session, which may end while the reader waits.
 *
 * @param sessionId null without a session
 * @param expiry of the reader's token
 */
record ReaderSession(String sessionId, Instant expiry, EndedSessions endedSessions, Clock clock) {

    /** Deletion, deactivation and a change of role end a user's sessions, too. */
    boolean hasEnded() {
        return endedSessions.contains(sessionId) || !clock.instant().isBefore(expiry);
    }

    void require() {
        if (hasEnded()) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session has ended");
        }
    }
}
