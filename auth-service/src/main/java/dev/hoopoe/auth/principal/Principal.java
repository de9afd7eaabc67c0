package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.identity.Roles;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A person who may log in: the last snapshot of directory-service, and the password's hash. */
@Entity
class Principal {

    private static final String STAFF = "user";

    /** In ascending order of rights. */
    private static final List<String> RANKS = List.of(Roles.CLIENT, Roles.AGENT, Roles.ADMINISTRATOR);

    /** Older than any snapshot. */
    private static final long UNKNOWN = -1;

    @Id
    private UUID userId;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(nullable = false)
    private String kind = STAFF;

    /** Comparable form; null for a person who cannot log in by it. */
    @Column
    private String email;

    /** Comparable form; null for a person who cannot log in by it, such as a client. */
    @Column
    private String username;

    private String role = Roles.AGENT;
    private boolean active;
    private boolean deleted;
    private long sequence = UNKNOWN;

    @JdbcTypeCode(SqlTypes.JSON)
    private ObjectNode profile = JsonNodeFactory.instance.objectNode();

    private Instant profileAt = Instant.EPOCH;
    private String passwordHash;
    private Instant passwordChangedAt;

    /** False until an administrator or an identity provider has verified the e-mail address. */
    private boolean emailVerified = true;

    protected Principal() {}

    Principal(UUID userId) {
        this.userId = userId;
    }

    /** The comparable form of a login name: canonical, stripped, in lower case. */
    static String comparable(String name) {
        return name == null || name.isBlank()
                ? null
                : EmailSyntax.canonical(name.strip()).toLowerCase(Locale.ROOT);
    }

    /**
     * A login name as it was typed, if it differs from {@link #comparable}: it may have been stored before names were
     * canonical.
     */
    static Optional<String> asTyped(String name) {
        return Optional.ofNullable(name)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.equals(comparable(name)));
    }

    boolean isStaff() {
        return STAFF.equals(kind);
    }

    boolean isNew() {
        return sequence == UNKNOWN;
    }

    /** Applies a snapshot, except for the login names ({@link #claimEmail}, {@link #claimUsername}). */
    void describe(long newSequence, PersonSnapshot person, ObjectNode snapshot) {
        sequence = newSequence;
        kind = person.type() == null ? "client" : STAFF;
        role = roleIn(person);
        active = isActiveIn(person);
        profile = snapshot;
        profileAt = person.updatedAt() == null ? Instant.EPOCH : person.updatedAt();
    }

    /** True when the snapshot raises rights or changes a login name. */
    boolean isRaisedBy(PersonSnapshot person) {
        return RANKS.indexOf(roleIn(person)) > RANKS.indexOf(role)
                || (isActiveIn(person) && !active)
                || !Objects.equals(
                        comparable(person.email()),
                        comparable(profile.path("email").asText(null)))
                || !Objects.equals(
                        comparable(person.username()),
                        comparable(profile.path("username").asText(null)));
    }

    /** Applies only the reductions of rights in a snapshot. */
    void restrict(PersonSnapshot person) {
        if (RANKS.indexOf(roleIn(person)) < RANKS.indexOf(role)) {
            role = roleIn(person);
        }
        active = active && isActiveIn(person);
    }

    private static String roleIn(PersonSnapshot person) {
        return person.type() == null ? Roles.CLIENT : person.type();
    }

    private static boolean isActiveIn(PersonSnapshot person) {
        return person.active() == null || person.active();
    }

    /** Sets the address that the person logs in with; null for none. */
    void claimEmail(String newEmail) {
        email = newEmail;
    }

    /** Sets the username that the person logs in with; null for none. */
    void claimUsername(String newUsername) {
        username = newUsername;
    }

    void changePassword(String newHash, Instant now) {
        passwordHash = newHash;
        passwordChangedAt = now;
    }

    /** Copies another person's password, but not the address. */
    void logInAs(Principal other) {
        passwordHash = other.passwordHash;
        passwordChangedAt = other.passwordChangedAt;
        emailVerified = other.emailVerified;
    }

    /** The password was set by an anonymous registration, so the address is not verified. */
    void registeredByStranger() {
        emailVerified = false;
    }

    /** Marks the address as verified and removes the password, which was set before that. */
    void verifyEmail(Instant now) {
        emailVerified = true;
        passwordHash = null;
        passwordChangedAt = now;
    }

    boolean hasVerifiedEmail() {
        return emailVerified;
    }

    /** Erases everything except the id. */
    void delete() {
        deleted = true;
        active = false;
        email = null;
        username = null;
        passwordHash = null;
        profile = JsonNodeFactory.instance.objectNode();
        sequence = Math.max(sequence, 0);
    }

    /** True when the other's snapshot is later, so that the other one gets a disputed login name. */
    boolean yieldsTo(Principal other) {
        return !profileAt.isAfter(other.profileAt);
    }

    UUID userId() {
        return userId;
    }

    String role() {
        return role;
    }

    boolean isActive() {
        return active;
    }

    boolean isDeleted() {
        return deleted;
    }

    long sequence() {
        return sequence;
    }

    ObjectNode profile() {
        return profile;
    }

    String passwordHash() {
        return passwordHash;
    }

    Instant passwordChangedAt() {
        return passwordChangedAt;
    }
}
