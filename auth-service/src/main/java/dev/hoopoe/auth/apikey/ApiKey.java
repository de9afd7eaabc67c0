package dev.hoopoe.auth.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/**
 * A user's API key: its hash, and the session that all its access tokens belong to. A user has one main key at most, which is
 * replaced by the next, and others with labels.
 */
@Entity
class ApiKey {

    private static final String MAIN_LABEL = "API key";

    @Id
    private String hash;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(nullable = false, updatable = false)
    private UUID userId;

    private UUID sid;

    @Column(nullable = false, updatable = false)
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String label;

    @Column(nullable = false, updatable = false)
    private boolean main;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    private Instant lastUsedAt;

    protected ApiKey() {}

    private ApiKey(String hash, UUID userId, UUID sid, String label, boolean main, Instant createdAt) {
        this.hash = hash;
        this.id = UUID.randomUUID();
        this.userId = userId;
        this.sid = sid;
        this.label = label;
        this.main = main;
        this.createdAt = createdAt;
    }

    static ApiKey main(ApiKeySecret secret, UUID userId, UUID sid, Instant now) {
        return new ApiKey(secret.hash(), userId, sid, MAIN_LABEL, true, now);
    }

    static ApiKey labelled(String label, ApiKeySecret secret, UUID userId, UUID sid, Instant now) {
        return new ApiKey(secret.hash(), userId, sid, label, false, now);
    }

    UUID sid() {
        return sid;
    }

    void use(Instant now) {
        lastUsedAt = now;
    }

    ApiKeyDetails details() {
        return new ApiKeyDetails(id, label, createdAt, lastUsedAt);
    }
}
