package dev.hoopoe.auth.session;

import java.time.Instant;
import java.util.UUID;

/**
 * The session after a sign-in or refresh, its new refresh token (null for a session without refresh), and the
 * validity of its access token.
 */
public record IssuedSession(UUID sid, String refreshToken, Instant issuedAt, Instant accessExpiresAt) {

    @Override
    public String toString() {
        return "IssuedSession[sid=" + sid + "]";
    }
}
