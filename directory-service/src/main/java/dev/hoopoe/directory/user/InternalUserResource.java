package dev.hoopoe.directory.user;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Read-through for the neighbours' replicas of users. */
@Path("/internal/users")
@AllowedCallers({ServiceName.TICKET, ServiceName.MESSAGING})
class InternalUserResource {

    private final UserTransactions users;
    private final ObjectMapper mapper;

    InternalUserResource(UserTransactions users, ObjectMapper mapper) {
        this.users = users;
        this.mapper = mapper;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public VersionedSnapshot get(@PathParam("id") String id) {
        return users.findVersioned(PathIds.uuid(id))
                .map(user -> new VersionedSnapshot(user.version(), mapper.valueToTree(user.snapshot())))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }

    /** The user with this number. */
    @GET
    @Path("number/{number}")
    @RolesAllowed(Roles.SERVICE)
    @AllowedCallers(ServiceName.TICKET)
    public VersionedSnapshot ofNumber(@PathParam("number") String number) {
        return users.findByNumber(PathIds.integer(number, "User"))
                .map(user -> new VersionedSnapshot(user.version(), mapper.valueToTree(user.snapshot())))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }
}
