package dev.hoopoe.messaging.user;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** directory-service's operation that answers a user. */
@Path("/internal/users")
interface UserClient {

    @GET
    @Path("/{id}")
    VersionedSnapshot get(@PathParam("id") String id);
}
