package dev.hoopoe.messaging.client;

import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** directory-service's operation that answers a client. */
@RegisterRestClient(configKey = "directory")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal/clients")
interface ClientRecordClient {

    @GET
    @Path("/{id}")
    VersionedSnapshot get(@PathParam("id") String id);
}
