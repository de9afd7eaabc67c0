package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** directory-service's operation that answers customers with their profiles, which are in no event. */
@Path("/internal/customers")
interface CustomerClient {

    /** Those that exist, in no order. */
    @GET
    List<NetiaCustomer> all(@QueryParam("id") List<UUID> ids);
}
