package dev.hoopoe.auth.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A user's API key: its hash, and the session that all its access tokens belong to. */
@Entity
class ApiKey {

    @Id
    private String hash;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(nullable = false, updatable = false)
    private UUID userId;

    private UUID sid;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    protected ApiKey() {}

    ApiKey(String hash, UUID userId, UUID sid, Instant createdAt) {
        this.hash = hash;
        this.userId = userId;
        this.sid = sid;
        this.createdAt = createdAt;
    }

    UUID sid() {
        return sid;
    }
}
