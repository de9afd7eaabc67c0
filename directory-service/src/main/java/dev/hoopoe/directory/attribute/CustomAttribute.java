package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.field.FieldDefinition;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import dev.hoopoe.directory.storage.SearchText;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A typed field of an account's clients or tickets; its name is unique within its scope. */
@Entity
class CustomAttribute {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private AttributeScope scope;

    @Column(updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    private FieldType dataType;

    private String validation;
    private String title;
    private String description;

    @Enumerated(EnumType.STRING)
    private FieldVisibility visibility;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /**
     * Drawn from a sequence, not incremented here: replicas treat a redefined attribute of the same name as the same
     * aggregate.
     */
    private long version;

    /** Searched by SQL; never read. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    @PrePersist
    @PreUpdate
    void makeSearchText() {
        searchText = SearchText.of(name, title);
    }

    protected CustomAttribute() {}

    private CustomAttribute(AttributeScope scope, String name, Instant now) {
        this.scope = scope;
        this.name = name;
        this.createdAt = now;
    }

    static CustomAttribute define(
            AttributeScope scope, String name, AttributeDetails details, Instant now, long version) {
        var attribute = new CustomAttribute(scope, name, now);
        attribute.revise(details, now, version);
        return attribute;
    }

    void revise(AttributeDetails details, Instant now, long newVersion) {
        dataType = details.dataType();
        validation = details.validation();
        title = details.title();
        description = details.description();
        visibility = details.visibility();
        updatedAt = now;
        version = newVersion;
    }

    AttributeDetails details() {
        return new AttributeDetails(dataType, validation, title, description, visibility);
    }

    FieldDefinition definition() {
        return details().definition(name);
    }

    /** The aggregate id in events: names repeat across accounts and scopes. */
    String key() {
        return accountId + "/" + scope.wireName() + "/" + name;
    }

    long id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }

    AttributeSnapshot snapshot() {
        return new AttributeSnapshot(
                scope.wireName(),
                name,
                dataType.wireName(),
                validation,
                title,
                description,
                visibility.wireName(),
                createdAt,
                updatedAt);
    }
}
