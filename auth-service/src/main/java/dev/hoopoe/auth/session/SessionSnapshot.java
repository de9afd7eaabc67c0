package dev.hoopoe.auth.session;

import java.time.Instant;
import java.util.UUID;

/** A session in its events; {@code expiresAt} is when the last of its access tokens expires. */
record SessionSnapshot(UUID sid, UUID userId, Instant startedAt, Instant endedAt, Instant expiresAt, String reason) {

    static SessionSnapshot of(Session session) {
        return new SessionSnapshot(
                session.sid(),
                session.userId(),
                session.startedAt(),
                session.endedAt(),
                session.accessExpiresAt(),
                session.reason());
    }
}
