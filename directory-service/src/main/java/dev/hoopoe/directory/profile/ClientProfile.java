package dev.hoopoe.directory.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** Data about a client that a web page with Netia's widget sends. */
@Entity
class ClientProfile {

    @Id
    private UUID clientId;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    private String externalId;
    private UUID companyId;
    private String host;
    private LocalDate firstSeen;
    private String ip;

    /** Replaced, never modified in place, like {@link #metadata}. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode visit;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode metadata;

    /** Orders profiles of one external id. */
    @Column(nullable = false)
    private Instant updatedAt;

    protected ClientProfile() {}

    private ClientProfile(UUID clientId, Instant now) {
        this.clientId = clientId;
        this.firstSeen = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.visit = JsonNodeFactory.instance.objectNode();
    }

    static ClientProfile of(UUID clientId, Instant now) {
        return new ClientProfile(clientId, now);
    }

    /** Takes over the members that are present; null removes a value. */
    void apply(ProfileChange change, Instant now) {
        change.externalId().ifPresent(value -> externalId = value.orElse(null));
        change.companyId().ifPresent(value -> companyId = value.orElse(null));
        change.host().ifPresent(value -> host = value.orElse(null));
        change.firstSeen().ifPresent(value -> firstSeen = value);
        change.metadata().ifPresent(value -> metadata = value.orElse(null));
        change.ip().ifPresent(value -> ip = value);
        if (!change.visit().isEmpty()) {
            visit = visit.deepCopy().setAll(change.visit());
        }
        updatedAt = now;
    }

    UUID clientId() {
        return clientId;
    }

    ProfileSnapshot snapshot() {
        return new ProfileSnapshot(externalId, companyId, host, firstSeen, ip, visit, metadata);
    }
}
