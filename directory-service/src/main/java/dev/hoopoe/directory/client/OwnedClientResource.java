package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.replica.OwnedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Read-through for the neighbours' replicas of clients. */
@Path("/internal/clients")
class OwnedClientResource {

    private final Clients clients;
    private final ObjectMapper mapper;

    OwnedClientResource(Clients clients, ObjectMapper mapper) {
        this.clients = clients;
        this.mapper = mapper;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public OwnedSnapshot get(@PathParam("id") String id) {
        return clients.find(PathIds.uuid(id))
                .map(client -> new OwnedSnapshot(client.version(), mapper.valueToTree(client.snapshot())))
                .orElseThrow(() -> HoopoeException.notFound("Client"));
    }
}
