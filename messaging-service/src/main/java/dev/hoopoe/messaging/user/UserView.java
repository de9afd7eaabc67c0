package dev.hoopoe.messaging.user;

import java.util.List;
import java.util.UUID;

/** What this service knows of a user: enough to say which tickets the user sees. */
public record UserView(UUID id, String type, boolean allDepartments, boolean active, List<Long> departmentIds) {

    public UserView {
        departmentIds = departmentIds == null ? List.of() : List.copyOf(departmentIds);
    }
}
