package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.directory.profile.CustomerTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** Customers for the neighbours: profiles are in no event (docs/decisions/0065). */
@Path("/internal/customers")
@RolesAllowed(Roles.SERVICE)
class InternalCustomerResource {

    private final CustomerTransactions customers;
    private final ObjectMapper mapper;

    InternalCustomerResource(CustomerTransactions customers, ObjectMapper mapper) {
        this.customers = customers;
        this.mapper = mapper;
    }

    /** The client as in its events, if it has a profile; after a merge the survivor. Only such a client is a page's visitor. */
    @GET
    @Path("{id}")
    @AllowedCallers(ServiceName.TICKET)
    public VersionedSnapshot visitor(@PathParam("id") String id) {
        return customers
                .findVisitor(PathIds.uuid(id))
                .map(visitor -> new VersionedSnapshot(visitor.version(), mapper.valueToTree(visitor.client())))
                .orElseThrow(() -> HoopoeException.notFound("Customer"));
    }

    /** The customers that exist, in no order; at most a hundred are asked for. */
    @GET
    @AllowedCallers(ServiceName.MESSAGING)
    public List<NetiaCustomer> all(@QueryParam("id") @NotNull @Size(max = 100) List<UUID> ids) {
        return customers.all(ids).stream().map(NetiaCustomers::of).toList();
    }
}
