package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** ticket-service's operation that takes a channel. */
@Path("/internal/channels")
interface ChannelClient {

    @PUT
    @Path("/{id}")
    void put(@Encoded @PathParam("id") String encodedId, VersionedSnapshot channel);
}
