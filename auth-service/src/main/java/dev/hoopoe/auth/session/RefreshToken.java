package dev.hoopoe.auth.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** An issued refresh token; only its hash is stored. */
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

    private byte[] sealedSuccessor;

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

    boolean isUsed() {
        return usedAt != null;
    }

    /** True while a repeated use may be a parallel refresh of the same client. */
    boolean isInGraceAt(Instant now, Duration grace) {
        return usedAt != null && !usedAt.plus(grace).isBefore(now);
    }

    /** The hash of the next token of the chain; null until this one is used. */
    String successor() {
        return replacedBy;
    }

    /**
     * As {@link RefreshSecret#seal(RefreshSecret)} wrote it; null until this one is used, and for rows of an older
     * release.
     */
    byte[] sealedSuccessor() {
        return sealedSuccessor;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    void replaceBy(String successor, byte[] newSealedSuccessor, Instant now) {
        usedAt = now;
        replacedBy = successor;
        sealedSuccessor = newSealedSuccessor;
    }
}
