package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.json.JsonEquality;
import dev.hoopoe.directory.storage.SearchText;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A customer, who opens tickets. */
@Entity
class Client {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    /** Given out by the database, unless it was asked for. */
    @Generated(writable = true)
    @Column(updatable = false)
    private Long number;

    private String name;
    private String email;
    private String phone;

    /** The address as it leads to this client and no other; null for none. Queries read it. */
    @Basic
    private String addressKey;

    /** Whether the client logs in, by the e-mail address. */
    private boolean credential;

    /** The member of staff whom this client stands for where a client is due. */
    @Column(updatable = false)
    private UUID userId;

    /** Replaced, never changed in place; a copy that Hibernate made to compare with would lose exact decimals and always differ. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode data;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private long version;

    /** What searches look into; never read. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    /** The same of the {@link ClientData#SEARCHED} value, for those who are shown it alone; null for none. */
    @Basic(fetch = FetchType.LAZY)
    private String dataSearchText;

    protected Client() {}

    private Client(UUID id, String name, ObjectNode data, Instant now) {
        this.id = id;
        this.name = name;
        this.data = data;
        this.createdAt = now;
        this.updatedAt = now;
    }

    static Client register(ClientDetails details, Instant now) {
        var client = unreachable(details.name(), details.email(), details.data(), now);
        client.phone = details.phone();
        client.addressKey = keyOf(details.email());
        return client;
    }

    /** One to whom the address does not lead. */
    private static Client unreachable(String name, String email, ObjectNode data, Instant now) {
        var client = new Client(UuidCreator.getTimeOrderedEpochPlus1(), name, data, now);
        client.email = email == null ? null : EmailSyntax.canonical(email);
        return client;
    }

    /** An address as two are compared; null for null. */
    static String keyOf(String email) {
        return email == null ? null : EmailSyntax.canonical(email).toLowerCase(Locale.ROOT);
    }

    /** Stands in for somebody of whom no more than a number is known. */
    static Client placeholder(long number, Instant now) {
        var client = unreachable("Client " + number, null, JsonNodeFactory.instance.objectNode(), now);
        client.number = number;
        return client;
    }

    /** A customer who logs in by the address. */
    static Client withCredential(String name, String email, Instant now) {
        var client = unreachable(name, email, JsonNodeFactory.instance.objectNode(), now);
        client.credential = true;
        return client;
    }

    /** One that stands for a member of staff. */
    static Client standingFor(UUID userId, String name, String email, Instant now) {
        var client = unreachable(name, email, JsonNodeFactory.instance.objectNode(), now);
        client.userId = userId;
        return client;
    }

    /** Takes the name and address of the person it stands for; false when they are what they were. */
    boolean follow(String newName, String newEmail, Instant now) {
        if (newName.equals(name) && Objects.equals(newEmail, email)) {
            return false;
        }
        this.name = newName;
        this.email = newEmail;
        this.updatedAt = now;
        return true;
    }

    /** Takes new details; false when they are what they were. */
    boolean revise(ClientDetails details, Instant now) {
        var sameData = JsonEquality.equal(data, details.data());
        if (details.name().equals(name)
                && hasEmail(details.email())
                && Objects.equals(details.phone(), phone)
                && sameData) {
            return false;
        }
        if (!hasEmail(details.email())) {
            this.email = details.email();
            this.addressKey = keyOf(details.email());
        }
        this.name = details.name();
        this.phone = details.phone();
        this.data = sameData ? data : details.data();
        this.updatedAt = now;
        return true;
    }

    /** Becomes what the details say, after another client was merged into it; takes over a login where it has none. */
    void takeIn(Client other, ClientDetails details, Instant now) {
        var key = keyOf(details.email());
        this.addressKey = Objects.equals(key, addressKey) || Objects.equals(key, other.addressKey) ? key : null;
        this.email = details.email();
        this.phone = details.phone();
        this.data = details.data();
        this.credential = credential || other.credential;
        this.updatedAt = now;
    }

    @PrePersist
    @PreUpdate
    void makeSearchText() {
        searchText = SearchText.of(name, email, phone);
        var searched = data.path(ClientData.SEARCHED).asText("");
        dataSearchText = searched.isEmpty() ? null : SearchText.of(searched);
    }

    UUID id() {
        return id;
    }

    boolean hasEmail(String address) {
        return Objects.equals(address, email);
    }

    /** Whether the address is what the client logs in by, or that of the member of staff it stands for. */
    boolean hasFixedEmail() {
        return credential || userId != null;
    }

    boolean standsForUser() {
        return userId != null;
    }

    boolean hasCredential() {
        return credential;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }

    ClientSnapshot snapshot() {
        return new ClientSnapshot(id, number, name, email, phone, data, createdAt, updatedAt);
    }
}
