package dev.hoopoe.messaging.user;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What this service uses of a user: which tickets the user sees, and what Netia shows of the author of a message.
 *
 * @param number by which Netia and OmniDesk know the user
 * @param email null or empty without an address
 * @param avatar the URL of a picture; null for none
 */
public record UserView(
        UUID id,
        long number,
        String username,
        String displayName,
        String email,
        String type,
        String avatar,
        boolean allDepartments,
        boolean active,
        Set<Long> departmentIds,
        Instant createdAt,
        Instant updatedAt) {

    private static final String ADMINISTRATOR = "administrator";

    public UserView {
        departmentIds = departmentIds == null ? Set.of() : Set.copyOf(departmentIds);
    }

    public boolean isAdministrator() {
        return ADMINISTRATOR.equals(type);
    }
}
