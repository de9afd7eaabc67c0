package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.OwnedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** {@code PUT /internal/users/{id}/client}: the client who stands for a member of staff, for ticket-service. */
@Path("/internal/users/{id}/client")
@AllowedCallers(ServiceName.TICKET)
class StandInResource {

    private final StandIns standIns;
    private final ObjectMapper mapper;

    StandInResource(StandIns standIns, ObjectMapper mapper) {
        this.standIns = standIns;
        this.mapper = mapper;
    }

    @PUT
    @RolesAllowed(Roles.SERVICE)
    public OwnedSnapshot put(@PathParam("id") String id) {
        var client = standIns.of(PathIds.uuid(id));
        return new OwnedSnapshot(client.version(), mapper.valueToTree(client.snapshot()));
    }
}
