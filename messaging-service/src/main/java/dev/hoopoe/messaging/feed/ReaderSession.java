package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.EndedSessions;
import java.time.Clock;
import java.time.Instant;

/**
 * A reader's session, which may end while the reader waits, as may the account's activity.
 *
 * @param account of the reader
 * @param sessionId null without a session
 * @param expiry of the reader's token
 */
record ReaderSession(
        String account,
        String sessionId,
        Instant expiry,
        EndedSessions endedSessions,
        InactiveAccounts inactiveAccounts,
        Clock clock) {

    /** Deletion, deactivation and a change of role end a user's sessions, too; a suspension keeps them from being used. */
    boolean hasEnded() {
        return endedSessions.contains(sessionId)
                || inactiveAccounts.contains(account)
                || !clock.instant().isBefore(expiry);
    }

    void require() {
        if (hasEnded()) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session has ended");
        }
    }
}
