package dev.hoopoe.directory.user;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.directory.storage.SearchText;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.TenantId;

/** A member of an account's staff; credentials are in auth-service. */
@Entity
@Table(name = "staff_user")
class User {

    @Id
    private UUID id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Generated
    @Column(insertable = false, updatable = false)
    private Long number;

    private String username;
    private String name;
    private String lastName;
    private String displayName;
    private String email;

    @Enumerated(EnumType.STRING)
    private UserType type;

    private String avatar;
    private boolean owner;
    private boolean allDepartments;
    private boolean active;

    /** Null until the password is changed for the first time. */
    private Instant passwordChangedAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private long version;

    /** Searched by SQL; never read. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    @PrePersist
    @PreUpdate
    void makeSearchText() {
        searchText = SearchText.of(name, lastName, displayName, email);
    }

    protected User() {}

    private User(UUID id, Instant now) {
        this.id = id;
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** A user whose username is the e-mail address. */
    static User join(UserDetails details, Instant now) {
        return join(details, details.email(), false, now);
    }

    static User join(UserDetails details, String username, boolean allDepartments, Instant now) {
        var user = new User(UuidCreator.getTimeOrderedEpochPlus1(), now);
        user.username = username;
        user.allDepartments = allDepartments;
        user.apply(details);
        return user;
    }

    /** Applies new details; a username that is the e-mail address changes with it. */
    void revise(UserDetails details, Instant now) {
        if (username.equals(email)) {
            username = details.email();
        }
        apply(details);
        touch(now);
    }

    /** Records a change of the password, which only auth-service stores. */
    PasswordChange changePassword(String password, Instant now) {
        var change = new PasswordChange(password, passwordChangedAt, now);
        passwordChangedAt = now;
        return change;
    }

    /** Makes the user an active administrator. */
    void promote(Instant now) {
        type = UserType.ADMINISTRATOR;
        active = true;
        touch(now);
    }

    /** Makes an administrator the account's owner. */
    void own() {
        owner = true;
    }

    /** Increments the version by changing {@code updatedAt}, for changes that are not in the user's own row. */
    void touch(Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
    }

    private void apply(UserDetails details) {
        name = details.name();
        lastName = details.lastName();
        email = details.email();
        displayName = details.displayNameOrDefault();
        type = details.type();
        owner = owner && type == UserType.ADMINISTRATOR;
        avatar = details.avatar();
    }

    /** The details; a default display name is null, so that it follows the names. */
    UserDetails details() {
        var details = new UserDetails(name, lastName, email, null, type, avatar);
        return details.displayNameOrDefault().equals(displayName)
                ? details
                : new UserDetails(name, lastName, email, displayName, type, avatar);
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant passwordChangedAt() {
        return passwordChangedAt;
    }

    UserType type() {
        return type;
    }

    boolean isActive() {
        return active;
    }

    boolean isActiveAdministrator() {
        return active && type == UserType.ADMINISTRATOR;
    }

    long version() {
        return version;
    }

    UserSnapshot snapshot(List<Long> departmentIds) {
        return new UserSnapshot(
                id,
                number,
                username,
                name,
                lastName,
                displayName,
                email == null ? "" : email,
                type.wireName(),
                avatar,
                owner,
                allDepartments,
                active,
                departmentIds,
                createdAt,
                updatedAt);
    }
}
