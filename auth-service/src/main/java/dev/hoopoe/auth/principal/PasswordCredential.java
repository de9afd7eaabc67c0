package dev.hoopoe.auth.principal;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's password hash and login state; {@code passwordHash} is null for a person without a password,
 * {@code name} may be null.
 */
public record PasswordCredential(
        UUID userId, String role, String name, boolean active, String passwordHash, Instant passwordChangedAt) {

    @Override
    public String toString() {
        return "Credential[userId=" + userId + "]";
    }
}
