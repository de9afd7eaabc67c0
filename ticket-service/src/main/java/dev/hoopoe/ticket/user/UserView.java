package dev.hoopoe.ticket.user;

import java.util.Set;
import java.util.UUID;

/** A member of the staff as tickets see them: what they are and which departments they belong to. */
public record UserView(
        UUID id, Long number, String type, boolean allDepartments, boolean active, Set<Long> departmentIds) {

    private static final String ADMINISTRATOR = "administrator";

    public boolean isAdministrator() {
        return ADMINISTRATOR.equals(type);
    }
}
