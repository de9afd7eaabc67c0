package dev.hoopoe.directory.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user as the user's events show it, without anything to log in with; {@code email} is empty for somebody who has none,
 * since events of v1 promise a text (decision 0023).
 */
public record UserSnapshot(
        UUID id,
        long number,
        String username,
        String name,
        String lastName,
        String displayName,
        String email,
        String type,
        String avatar,
        boolean owner,
        boolean allDepartments,
        boolean active,
        List<Long> departmentIds,
        Instant createdAt,
        Instant updatedAt) {

    /** The e-mail address; null for somebody who has none. */
    public String emailOrNull() {
        return email.isEmpty() ? null : email;
    }
}
