package dev.hoopoe.ticket.image;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** messaging-service's operations on files of tickets. */
@Path("/internal/files/{id}")
interface FileClient {

    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    void put(
            @PathParam("id") UUID id,
            @QueryParam("ticket") UUID ticket,
            @QueryParam("name") String name,
            byte[] content);

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    byte[] get(@PathParam("id") UUID id);
}
