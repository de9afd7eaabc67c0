package dev.hoopoe.auth.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One sign-in and all its tokens. */
@Entity
class Session {

    /** Later than any expiry: not removable until the session has ended. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    @Id
    private UUID sid;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    private UUID userId;

    @Version
    private long version;

    private Instant startedAt;
    private Instant accessExpiresAt;

    /** When the session's last token expires. */
    @Column(nullable = false)
    private Instant removableAt;

    private Instant endedAt;
    private String reason;

    protected Session() {}

    private Session(UUID sid, UUID userId, Instant startedAt) {
        this.sid = sid;
        this.userId = userId;
        this.startedAt = startedAt;
    }

    static Session start(UUID sid, UUID userId, Instant now) {
        return new Session(sid, userId, now);
    }

    SessionStarted started() {
        return new SessionStarted(this);
    }

    /** Records issued tokens: an access token and a refresh token with these expiries. */
    void prolong(Instant newAccessExpiry, Instant refreshExpiry) {
        accessExpiresAt = newAccessExpiry;
        removableAt = newAccessExpiry.isAfter(refreshExpiry) ? newAccessExpiry : refreshExpiry;
    }

    /** Records an issued access token of a session without a limit. */
    void prolongLasting(Instant newAccessExpiry) {
        accessExpiresAt = newAccessExpiry;
        removableAt = NEVER;
    }

    SessionEnded end(EndReason why, Instant now) {
        endedAt = now;
        reason = why.wireName();
        if (removableAt.equals(NEVER)) {
            removableAt = accessExpiresAt;
        }
        return new SessionEnded(this);
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    UUID sid() {
        return sid;
    }

    UUID userId() {
        return userId;
    }

    long version() {
        return version;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant accessExpiresAt() {
        return accessExpiresAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    String reason() {
        return reason;
    }
}
