package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.identity.ServiceCallFilter;
import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Another service, which owns some of the samples. */
@RegisterRestClient(configKey = "neighbour")
@RegisterProvider(ServiceCallFilter.class)
@Path("/internal")
public interface Neighbour {

    @GET
    @Path("/samples/{id}")
    RestResponse<VersionedSnapshot> sample(@PathParam("id") String id);

    /** The headers that arrived there. */
    @GET
    @Path("/headers/{path}")
    JsonNode headers(@PathParam("path") String path);
}
