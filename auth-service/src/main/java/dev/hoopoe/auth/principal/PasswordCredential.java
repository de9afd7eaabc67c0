package dev.hoopoe.auth.principal;

import java.time.Instant;
import java.util.UUID;

/**
 * What a password is compared with, and whose it is; {@code passwordHash} is null for somebody who has none, {@code
 * name} may be null.
 */
public record PasswordCredential(
        UUID userId, String role, String name, boolean active, String passwordHash, Instant passwordChangedAt) {

    @Override
    public String toString() {
        return "Credential[userId=" + userId + "]";
    }
}
