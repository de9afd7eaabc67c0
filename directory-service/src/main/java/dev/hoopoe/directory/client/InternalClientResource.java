package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.AllowedCallers;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.ServiceName;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.web.PathIds;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Read-through for the neighbours' replicas of clients, and creation of placeholders. */
@Path("/internal/clients")
@AllowedCallers(ServiceName.TICKET)
class InternalClientResource {

    private final ClientTransactions clients;
    private final ObjectMapper mapper;

    InternalClientResource(ClientTransactions clients, ObjectMapper mapper) {
        this.clients = clients;
        this.mapper = mapper;
    }

    /** The client, or its survivor, which has another id. */
    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    @AllowedCallers({ServiceName.TICKET, ServiceName.MESSAGING})
    public VersionedSnapshot get(@PathParam("id") String id) {
        return clients.findStored(PathIds.uuid(id))
                .map(this::owned)
                .orElseThrow(() -> HoopoeException.notFound("Client"));
    }

    /** The client of this number, created if OmniDesk names an unknown one (contract OmniDesk, A3). */
    @PUT
    @Path("number/{number}")
    @RolesAllowed(Roles.SERVICE)
    public VersionedSnapshot ofNumber(@PathParam("number") String number) {
        return owned(clients.ofNumber(PathIds.integer(number, "Client")));
    }

    /** A placeholder, for a conversation without a client. */
    @POST
    @Path("placeholders")
    @RolesAllowed(Roles.SERVICE)
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    public VersionedSnapshot createPlaceholder() {
        return owned(clients.createPlaceholder());
    }

    private VersionedSnapshot owned(Client client) {
        return new VersionedSnapshot(client.version(), mapper.valueToTree(client.snapshot()));
    }
}
