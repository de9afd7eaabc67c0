package dev.hoopoe.messaging.client;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** directory-service's operation that answers a client. */
@Path("/internal/clients")
interface ClientRecordClient {

    @GET
    @Path("/{id}")
    VersionedSnapshot get(@PathParam("id") String id);
}
