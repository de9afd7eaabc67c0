package dev.hoopoe.directory.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user in its events, without credentials; {@code email} is empty for a user without one, since events of v1
 * guarantee a text (decision 0023).
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

    /** The e-mail address; null for none. */
    public String emailOrNull() {
        return email.isEmpty() ? null : email;
    }
}
