package dev.hoopoe.directory.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.directory.user.UserTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /netia/api/users} (contract row N-10). */
@Path("/netia/api/users")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Users")
class NetiaUserResource {

    /** Positive integers below 10^18, which fit a long. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final UserTransactions users;
    private final NetiaStaff staff;

    NetiaUserResource(UserTransactions users, NetiaStaff staff) {
        this.users = users;
        this.staff = staff;
    }

    @GET
    @Operation(
            operationId = "listNetiaUsers",
            summary = "List users, by ascending id; at most 500",
            description = "Netia N-10")
    public NetiaData<List<NetiaUser>> list() {
        return NetiaData.of(staff.all());
    }

    @GET
    @Path("/{user_id}")
    @Operation(operationId = "getNetiaUser", summary = "Show a user", description = "Netia N-10")
    public NetiaData<NetiaUser> get(@PathParam("user_id") String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw HoopoeException.notFound("User");
        }
        return users.findNumbered(Long.parseLong(id))
                .map(user -> NetiaData.of(NetiaUser.of(user)))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }
}
