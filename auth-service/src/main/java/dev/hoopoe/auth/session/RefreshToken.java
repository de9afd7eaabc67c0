package dev.hoopoe.auth.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A refresh token that was given out; the token itself is not kept, only its hash. */
@Entity
class RefreshToken {

    @Id
    private String hash;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    private UUID sid;

    @Column(nullable = false, updatable = false)
    private Instant issuedAt;

    private Instant expiresAt;
    private Instant usedAt;

    @Column
    private String replacedBy;

    protected RefreshToken() {}

    RefreshToken(String hash, UUID sid, Instant issuedAt, Instant expiresAt) {
        this.hash = hash;
        this.sid = sid;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    UUID sid() {
        return sid;
    }

    boolean isExpiredAt(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** True when it was used so long ago that this cannot be the same client's parallel refresh. */
    boolean isReuseAt(Instant now, Duration grace) {
        return usedAt != null && usedAt.plus(grace).isBefore(now);
    }

    /** The first use counts; a parallel one neither prolongs the grace nor hides who came first. */
    void replaceBy(String next, Instant now) {
        if (usedAt == null) {
            usedAt = now;
            replacedBy = next;
        }
    }
}
