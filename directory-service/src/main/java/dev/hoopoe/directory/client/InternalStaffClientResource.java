package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code PUT /internal/users/{id}/client}: the client who represents a member of staff, for ticket-service. */
@Path("/internal/users/{id}/client")
@AllowedCallers(ServiceName.TICKET)
class InternalStaffClientResource {

    private final StaffClients staffClients;
    private final ObjectMapper mapper;

    InternalStaffClientResource(StaffClients staffClients, ObjectMapper mapper) {
        this.staffClients = staffClients;
        this.mapper = mapper;
    }

    @PUT
    @RolesAllowed(Roles.SERVICE)
    public VersionedSnapshot put(@PathParam("id") String id) {
        var client = staffClients.of(PathIds.uuid(id));
        return new VersionedSnapshot(client.version(), mapper.valueToTree(client.snapshot()));
    }
}
