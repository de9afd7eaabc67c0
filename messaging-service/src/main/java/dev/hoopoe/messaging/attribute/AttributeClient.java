package dev.hoopoe.messaging.attribute;

import dev.hoopoe.common.replica.VersionedSnapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** directory-service's operation that answers definitions of custom fields. */
@Path("/internal/attributes")
interface AttributeClient {

    /** All definitions of the caller's account for {@code ticket} or {@code client}. */
    @GET
    @Path("/{scope}")
    List<VersionedSnapshot> all(@PathParam("scope") String scope);
}
