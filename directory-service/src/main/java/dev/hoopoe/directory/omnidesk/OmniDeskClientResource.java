package dev.hoopoe.directory.omnidesk;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.directory.attribute.AttributeScope;
import dev.hoopoe.directory.attribute.AttributeTransactions;
import dev.hoopoe.directory.client.ClientSnapshot;
import dev.hoopoe.directory.client.ClientTransactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Clients in OmniDesk (contract row O-17). */
@Path("/omnidesk/api/clients")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Clients")
class OmniDeskClientResource {

    private final ClientTransactions clients;
    private final AttributeTransactions attributes;
    private final EntityTags tags;

    OmniDeskClientResource(ClientTransactions clients, AttributeTransactions attributes, EntityTags tags) {
        this.clients = clients;
        this.attributes = attributes;
        this.tags = tags;
    }

    @GET
    @Operation(
            operationId = "listOmniDeskClients",
            summary = "List clients, by ascending client_id",
            description = "OmniDesk O-17")
    public List<OmniDeskClient> list(@BeanParam OffsetRequest slice) {
        return shown(clients.numbered(slice));
    }

    @GET
    @Path("{client_id}")
    @Tagged
    @Operation(operationId = "getOmniDeskClient", summary = "Get a client", description = "OmniDesk O-17")
    public OmniDeskClient get(@PathParam("client_id") String clientId) {
        return clients.findByNumber(PathIds.integer(clientId, "Client"))
                .map(this::shown)
                .map(tags::show)
                .orElseThrow(() -> HoopoeException.notFound("Client"));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createOmniDeskClient", summary = "Create a client", description = "OmniDesk O-17")
    public OmniDeskClient create(@NotNull @Valid AddClientRequest request) {
        return shown(clients.create(request.details(), null));
    }

    private OmniDeskClient shown(ClientSnapshot client) {
        return shown(List.of(client)).get(0);
    }

    private List<OmniDeskClient> shown(List<ClientSnapshot> found) {
        var fields = attributes.fields(AttributeScope.CLIENT);
        return found.stream()
                .map(client -> OmniDeskClient.of(client, fields.shown(client.data())))
                .toList();
    }
}
