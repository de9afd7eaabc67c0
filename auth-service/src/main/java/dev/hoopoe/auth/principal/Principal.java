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

/** A person who may log in: the last that directory-service said of them, and their password's hash. */
@Entity
class Principal {

    /** From the least rights to the most. */
    private static final List<String> RANKS = List.of(Roles.CLIENT, Roles.AGENT, Roles.ADMINISTRATOR);

    /** Older than any snapshot. */
    private static final long UNKNOWN = -1;

    @Id
    private UUID userId;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(nullable = false)
    private String kind = "user";

    /** Comparable form; null for somebody who cannot log in by it. */
    @Column
    private String email;

    /** Comparable form; null for somebody who cannot log in by it, such as a client. */
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

    /** False until an administrator or an identity provider has vouched for the e-mail address. */
    private boolean emailVerified = true;

    protected Principal() {}

    Principal(UUID userId) {
        this.userId = userId;
    }

    /** An address or a username as it is compared: in its one spelling, without surrounding blanks, in lower case. */
    static String comparable(String name) {
        return name == null || name.isBlank()
                ? null
                : EmailSyntax.canonical(name.strip()).toLowerCase(Locale.ROOT);
    }

    /** An address as it was typed, when {@link #comparable} is another: it may have been stored before there was one spelling. */
    static Optional<String> asTyped(String name) {
        return Optional.ofNullable(name)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.equals(comparable(name)));
    }

    boolean isNew() {
        return sequence == UNKNOWN;
    }

    /** Takes a snapshot over; what the person logs in by is left to {@link #claimEmail} and {@link #claimUsername}. */
    void describe(long newSequence, PersonSnapshot person, ObjectNode snapshot) {
        sequence = newSequence;
        kind = person.type() == null ? "client" : "user";
        role = roleIn(person);
        active = isActiveIn(person);
        profile = snapshot;
        profileAt = person.updatedAt() == null ? Instant.EPOCH : person.updatedAt();
    }

    /** True when the snapshot gives the person more rights than now, or other names to log in by. */
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

    /** Takes over of a snapshot no more than what takes rights away. */
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

    /** From now on this person logs in with the address; null takes it away. */
    void claimEmail(String newEmail) {
        email = newEmail;
    }

    /** From now on this person logs in with the username; null takes it away. */
    void claimUsername(String newUsername) {
        username = newUsername;
    }

    void changePassword(String newHash, Instant now) {
        passwordHash = newHash;
        passwordChangedAt = now;
    }

    /** Takes over what another person logs in with, but not the address. */
    void logInAs(Principal other) {
        passwordHash = other.passwordHash;
        passwordChangedAt = other.passwordChangedAt;
        emailVerified = other.emailVerified;
    }

    /** A stranger registered with the address and set the password. */
    void registeredByStranger() {
        emailVerified = false;
    }

    /** The address is the person's own; a password that was set before this was known is not. */
    void verifyEmail(Instant now) {
        emailVerified = true;
        passwordHash = null;
        passwordChangedAt = now;
    }

    boolean hasVerifiedEmail() {
        return emailVerified;
    }

    /** Leaves nothing but the fact that there was somebody. */
    void delete() {
        deleted = true;
        active = false;
        email = null;
        username = null;
        passwordHash = null;
        profile = JsonNodeFactory.instance.objectNode();
        sequence = Math.max(sequence, 0);
    }

    /** True when the other's snapshot is the later one, so that a disputed address or username is theirs. */
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
