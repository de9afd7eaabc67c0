package dev.hoopoe.directory.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.principal.ClientInfo;
import dev.hoopoe.directory.user.CurrentPassword;
import dev.hoopoe.directory.user.UserSnapshot;
import dev.hoopoe.directory.user.UserTransactions;
import dev.hoopoe.directory.user.UserType;
import dev.hoopoe.openapi.ErrorResponses;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Users in the native dialect (contract rows H-42 to H-46). */
@Path("/api/users")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "Users")
class UserResource {

    private final UserTransactions users;
    private final EntityTags tags;
    private final CurrentCaller caller;
    private final CurrentPassword currentPassword;

    UserResource(UserTransactions users, EntityTags tags, CurrentCaller caller, CurrentPassword currentPassword) {
        this.users = users;
        this.tags = tags;
        this.caller = caller;
        this.currentPassword = currentPassword;
    }

    @GET
    @Operation(operationId = "listUsers", summary = "List users, newest first", description = "Homa H-42")
    public Success<Page<StaffMemberResponse>> list(
            @QueryParam("type") @Parameter(schema = @Schema(implementation = UserType.class)) String type,
            @QueryParam("search") @Parameter(description = "A part of a name or of the e-mail address") String search,
            @BeanParam PageRequest page) {
        return Success.of(users.page(typeOf(type), search, page).map(StaffMemberResponse::of));
    }

    @GET
    @Path("{id}")
    @Tagged
    @Operation(operationId = "getUser", summary = "Get a user", description = "Homa H-43")
    public Success<StaffMemberResponse> get(@PathParam("id") String id) {
        return Success.of(users.find(PathIds.uuid(id))
                .map(StaffMemberResponse::of)
                .map(tags::show)
                .orElseThrow(() -> HoopoeException.notFound("User")));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createUser", summary = "Create a user", description = "Homa H-44")
    public Success<StaffMemberResponse> create(@NotNull @Valid CreateUserRequest request) {
        var user = users.create(request.details(), request.departments(), request.password());
        return Success.of(StaffMemberResponse.of(user));
    }

    @PUT
    @Path("{id}")
    @Tagged
    @Operation(
            operationId = "updateUser",
            summary = "Change fields of a user",
            description = "Homa H-45; `current_password` is not of the contract")
    @ErrorResponses(ErrorKind.TOO_MANY_REQUESTS)
    public Success<StaffMemberResponse> update(
            @PathParam("id") String id, @NotNull @Valid UpdateUserRequest request, HttpServerRequest http) {
        tags.shownBy(UserSnapshot.class, StaffMemberResponse::of);
        var userId = PathIds.uuid(id);
        if (caller.get().personId().equals(userId)) {
            users.find(userId)
                    .filter(request::changesLogin)
                    .ifPresent(own -> currentPassword.require(userId, request.currentPassword(), ClientInfo.of(http)));
        }
        return Success.of(tags.show(StaffMemberResponse.of(users.update(userId, request.toEdit()))));
    }

    @DELETE
    @Path("{id}")
    @Tagged
    @Operation(
            operationId = "deleteUser",
            summary = "Delete a user and end their sessions at once",
            description = "Homa H-46")
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(UserSnapshot.class, StaffMemberResponse::of);
        users.delete(PathIds.uuid(id));
        return Success.DELETED;
    }

    private static Optional<UserType> typeOf(String name) {
        if (name == null || name.isEmpty()) {
            return Optional.empty();
        }
        if (!name.matches(UserType.WIRE_NAMES)) {
            throw HoopoeException.invalid("type", "must be administrator or agent");
        }
        return Optional.of(UserType.of(name));
    }
}
