package dev.hoopoe.directory.principal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** auth-service's internal paths for principals. */
@Path("/internal/principals")
interface PrincipalClient {

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    void put(@PathParam("id") UUID id, Principal principal);

    @DELETE
    @Path("{id}")
    void delete(@PathParam("id") UUID id);
}
