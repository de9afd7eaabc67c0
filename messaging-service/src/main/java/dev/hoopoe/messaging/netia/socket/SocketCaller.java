package dev.hoopoe.messaging.netia.socket;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.messaging.phoenix.FrameFormat;

/**
 * Who has opened a socket.
 *
 * @param format of its frames
 * @param token the caller of its token; null without one
 * @param boundAccount the only account that the caller's host serves; null for any
 * @param account whose sockets it counts among; empty when it names none
 */
record SocketCaller(FrameFormat format, Caller token, String boundAccount, String account) {

    /** The member of the staff; null for everybody else. */
    Caller staff() {
        return token != null && token.isStaff() ? token : null;
    }

    /** Null without a token, and for one without a session. */
    String sessionId() {
        return token == null ? null : token.sessionId();
    }
}
