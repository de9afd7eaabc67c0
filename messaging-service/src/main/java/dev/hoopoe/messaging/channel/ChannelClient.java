package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** ticket-service's operation that takes a channel. */
@RegisterRestClient(configKey = "channel-push")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/channels")
interface ChannelClient {

    @PUT
    @Path("/{id}")
    void put(@Encoded @PathParam("id") String encodedId, VersionedSnapshot channel);
}
