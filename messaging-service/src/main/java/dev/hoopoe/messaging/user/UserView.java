package dev.hoopoe.messaging.user;

import java.util.Set;
import java.util.UUID;

/** What this service knows of a user: enough to say which tickets the user sees. */
public record UserView(UUID id, String type, boolean allDepartments, boolean active, Set<Long> departmentIds) {

    private static final String ADMINISTRATOR = "administrator";

    public UserView {
        departmentIds = departmentIds == null ? Set.of() : Set.copyOf(departmentIds);
    }

    public boolean isAdministrator() {
        return ADMINISTRATOR.equals(type);
    }
}
