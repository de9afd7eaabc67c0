package dev.hoopoe.directory.omnidesk;

import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.dialect.omnidesk.OmniDeskParameter;
import dev.hoopoe.common.dialect.omnidesk.OmniDeskRole;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.session.LastLoginStore;
import dev.hoopoe.directory.user.NumberedUser;
import dev.hoopoe.directory.user.UserFilter;
import dev.hoopoe.directory.user.UserTransactions;
import dev.hoopoe.directory.user.UserType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Users in OmniDesk (contract rows O-09 and O-10). */
@Path("/omnidesk/api/users")
@Tag(name = "Users")
class OmniDeskUserResource {

    private final UserTransactions users;
    private final LastLoginStore lastLogins;

    OmniDeskUserResource(UserTransactions users, LastLoginStore lastLogins) {
        this.users = users;
        this.lastLogins = lastLogins;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
    @Operation(
            operationId = "listOmniDeskUsers",
            summary = "List users, by ascending user_id",
            description = "OmniDesk O-09")
    public List<OmniDeskUser> list(
            @QueryParam("active")
                    @Parameter(description = "true or 1, false or 0", schema = @Schema(type = SchemaType.BOOLEAN))
                    String active,
            @QueryParam("role")
                    @Parameter(
                            schema =
                                    @Schema(
                                            enumeration = {"admin", "empleado"},
                                            type = SchemaType.STRING))
                    String role,
            @BeanParam OffsetRequest slice) {
        var found = users.numbered(
                new UserFilter(Optional.ofNullable(OmniDeskParameter.flag(active, "active")), typeIn(role)), slice);
        var logins = lastLogins.of(found.stream().map(each -> each.user().id()).toList());
        return found.stream()
                .map(each -> OmniDeskUser.of(each, logins.get(each.user().id())))
                .toList();
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createOmniDeskUser",
            summary = "Create a user who logs in with a username",
            description = "OmniDesk O-10")
    public OmniDeskUser create(@NotNull @Valid AddStaffRequest request) {
        var user = users.createNamed(request.details(), Characters.strip(request.username()), request.password());
        return OmniDeskUser.of(new NumberedUser(user, null), null);
    }

    private static Optional<UserType> typeIn(String role) {
        if (role == null) {
            return Optional.empty();
        }
        if (!role.matches(OmniDeskRole.WIRE_NAMES)) {
            throw HoopoeException.invalid("role", "must be admin or empleado");
        }
        return Optional.of(OmniDeskRole.of(role) == OmniDeskRole.ADMIN ? UserType.ADMINISTRATOR : UserType.AGENT);
    }
}
