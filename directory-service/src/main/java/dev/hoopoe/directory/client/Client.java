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

/** A customer who opens tickets. */
@Entity
class Client {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    /** Drawn from a sequence, unless a caller named the number. */
    @Generated(writable = true)
    @Column(updatable = false)
    private Long number;

    private String name;
    private String email;
    private String phone;

    /** The comparable address, unique in the account; null for none. Used by queries. */
    @Basic
    private String addressKey;

    /** Whether the client has a login, by the e-mail address. */
    private boolean credential;

    /** The id of the user that this client represents; null for a customer. */
    @Column(updatable = false)
    private UUID userId;

    /**
     * Replaced, never modified in place: Hibernate's copy for dirty checking would lose exact decimals and always
     * differ.
     */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private ObjectNode data;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** When the client last visited a page with the widget; the epoch for never. Changed by SQL only. */
    @Column(updatable = false)
    private Instant lastSeenAt;

    @Version
    private long version;

    /** Searched by SQL; never read. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    /**
     * Like {@link #searchText}, of the {@link ClientData#SEARCHED} value, for callers who may see it; null for none.
     */
    @Basic(fetch = FetchType.LAZY)
    private String dataSearchText;

    protected Client() {}

    private Client(UUID id, String name, ObjectNode data, Instant now) {
        this.id = id;
        this.name = name;
        this.data = data;
        this.createdAt = now;
        this.updatedAt = now;
        this.lastSeenAt = Instant.EPOCH;
    }

    static Client register(ClientDetails details, Instant now) {
        var client = unreachable(details.name(), details.email(), details.data(), now);
        client.phone = details.phone();
        client.addressKey = keyOf(details.email());
        return client;
    }

    /** A client whose address need not be unique. */
    private static Client unreachable(String name, String email, ObjectNode data, Instant now) {
        var client = new Client(UuidCreator.getTimeOrderedEpochPlus1(), name, data, now);
        client.email = email == null ? null : EmailSyntax.canonical(email);
        return client;
    }

    /** The comparable form of an address; null for null. */
    static String keyOf(String email) {
        return email == null ? null : EmailSyntax.canonical(email).toLowerCase(Locale.ROOT);
    }

    /** A placeholder for an unknown client with this number. */
    static Client placeholder(long number, Instant now) {
        var client = unreachable("Client " + number, null, JsonNodeFactory.instance.objectNode(), now);
        client.number = number;
        return client;
    }

    /** A client with unverified details: the e-mail address need not be unique. */
    static Client unverified(UUID id, ClientDetails details, Instant now) {
        var client = new Client(id, details.name(), details.data(), now);
        client.email = details.email();
        client.phone = details.phone();
        client.lastSeenAt = now;
        return client;
    }

    /** A client with a login by the address. */
    static Client withCredential(String name, String email, Instant now) {
        var client = unreachable(name, email, JsonNodeFactory.instance.objectNode(), now);
        client.credential = true;
        return client;
    }

    /** A client that represents a member of staff. */
    static Client standingFor(UUID userId, String name, String email, Instant now) {
        var client = unreachable(name, email, JsonNodeFactory.instance.objectNode(), now);
        client.userId = userId;
        return client;
    }

    /** Copies name and address of the represented member of staff; false when nothing changes. */
    boolean follow(String newName, String newEmail, Instant now) {
        if (newName.equals(name) && Objects.equals(newEmail, email)) {
            return false;
        }
        this.name = newName;
        this.email = newEmail;
        this.updatedAt = now;
        return true;
    }

    /** Applies new details; false when nothing changes. */
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

    /**
     * Applies unverified details; false when nothing changes. The client can no longer be found by an address that changes.
     */
    boolean reviseUnverified(ClientDetails details, Instant now) {
        if (details.equals(snapshot().details())) {
            return false;
        }
        if (!hasEmail(details.email())) {
            this.email = details.email();
            this.addressKey = null;
        }
        this.name = details.name();
        this.phone = details.phone();
        this.updatedAt = now;
        return true;
    }

    /** Applies the details of a merge; takes over the other client's login if it has none. */
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

    /** Whether the address is the login name, or that of the represented member of staff. */
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

    /** The last visit; null for none. */
    Instant lastSeenAt() {
        return lastSeenAt.equals(Instant.EPOCH) ? null : lastSeenAt;
    }

    /** For the order of lists. */
    Instant lastSeenOrEpoch() {
        return lastSeenAt;
    }

    long version() {
        return version;
    }

    ClientSnapshot snapshot() {
        return new ClientSnapshot(id, number, name, email, phone, data, createdAt, updatedAt);
    }
}
