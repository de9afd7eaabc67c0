package dev.hoopoe.directory.principal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
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
    void put(@PathParam("id") UUID id, PrincipalPush principal);

    /** The same for an anonymous registration from this address; 429 for too many. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    void register(@PathParam("id") UUID id, @HeaderParam("X-Forwarded-For") String address, PrincipalPush principal);

    @DELETE
    @Path("{id}")
    void delete(@PathParam("id") UUID id);
}
