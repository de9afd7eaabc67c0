package dev.hoopoe.auth.session;

import java.time.Instant;
import java.util.UUID;

/**
 * What a sign-in or a refresh gives out: the session, its new refresh token (null when nothing prolongs it), and the
 * span of the access token that goes with it.
 */
public record IssuedSession(UUID sid, String refreshToken, Instant issuedAt, Instant accessExpiresAt) {

    @Override
    public String toString() {
        return "IssuedSession[sid=" + sid + "]";
    }
}
