package dev.hoopoe.ticket.user;

import java.util.Set;
import java.util.UUID;

/** A user as tickets see them: role and departments. */
public record UserView(
        UUID id, Long number, String type, boolean allDepartments, boolean active, Set<Long> departmentIds) {

    private static final String ADMINISTRATOR = "administrator";

    public boolean isAdministrator() {
        return ADMINISTRATOR.equals(type);
    }
}
