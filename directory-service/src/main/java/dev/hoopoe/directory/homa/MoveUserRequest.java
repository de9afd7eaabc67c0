package dev.hoopoe.directory.homa;

import dev.hoopoe.directory.user.DepartmentAction;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Body of H-61. */
record MoveUserRequest(
        @NotNull @Size(max = 1000) List<@NotNull Long> departmentIds,

        @NotNull @Pattern(regexp = DepartmentAction.WIRE_NAMES, message = "must be add, remove or replace") String action) {

    DepartmentAction wantedAction() {
        return DepartmentAction.of(action);
    }
}
