package dev.hoopoe.messaging.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A way by which tickets come in; callers know it by its slug, which is unique within an account. */
@Entity
public class Channel {

    /** Never shown: with a key of its own no statement can touch another account's channel of the same slug. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long rowId;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Column(name = "id", updatable = false)
    private String slug;

    private String name;

    private String logo;

    private boolean enabled;

    /** Replaced whole, never changed within: compared by identity, or numbers would count as changes at each flush. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode configuration;

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    protected Channel() {}

    /** Applies the new values; false when nothing changed. */
    boolean revise(ChannelDetails details, Instant now) {
        if (details.equals(details())) {
            return false;
        }
        name = details.name();
        logo = details.logo();
        enabled = details.enabled();
        configuration = details.configuration();
        updatedAt = now;
        return true;
    }

    public ChannelDetails details() {
        return new ChannelDetails(name, logo, enabled, configuration);
    }

    String accountId() {
        return accountId;
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public String logo() {
        return logo;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public ObjectNode configuration() {
        return configuration;
    }

    long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
