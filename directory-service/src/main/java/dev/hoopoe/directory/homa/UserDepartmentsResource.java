package dev.hoopoe.directory.homa;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.user.DepartmentAction;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The departments a user belongs to, in the native dialect (contract row H-61). */
@Path("/api/admin/users/{id}/departments")
@Tag(name = "Users")
class UserDepartmentsResource {

    private final UserTransactions users;
    private final EntityTags tags;

    UserDepartmentsResource(UserTransactions users, EntityTags tags) {
        this.users = users;
        this.tags = tags;
    }

    @PUT
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "changeUserDepartments",
            summary = "Add a user to departments, remove them or replace their departments",
            description = "Homa H-61")
    public Success<UserMovedResponse> move(@PathParam("id") String id, @NotNull @Valid MoveUserRequest request) {
        tags.shownBy(UserSnapshot.class, StaffMemberResponse::of);
        var user = users.move(PathIds.uuid(id), request.wantedAction(), request.departmentIds());
        tags.show(StaffMemberResponse.of(user));
        return Success.of(
                new UserMovedResponse("User departments updated successfully", request.action(), user.departmentIds()));
    }

    /** Response of H-61, with the resulting departments. */
    record UserMovedResponse(
            String message,
            @Schema(implementation = DepartmentAction.class) String action,
            List<Long> departmentIds) {}
}
