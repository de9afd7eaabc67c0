package dev.hoopoe.directory.client;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Clients in the native dialect (contract rows H-32 to H-36). */
@Path("/api/clients")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Clients")
class ClientResource {

    private final Clients clients;
    private final ClientPresentation presentation;
    private final EntityTags tags;

    ClientResource(Clients clients, ClientPresentation presentation, EntityTags tags) {
        this.clients = clients;
        this.presentation = presentation;
        this.tags = tags;
    }

    @GET
    @Operation(operationId = "listClients", summary = "Clients, newest first", description = "Homa H-32")
    public Success<Page<ClientResponse>> list(
            @QueryParam("search") @Parameter(description = "A part of the name or of the e-mail address") String search,
            @BeanParam PageRequest page) {
        return Success.of(presentation.show(clients.page(search, page)));
    }

    @GET
    @Path("{id}")
    @Tagged
    @Operation(operationId = "getClient", summary = "One client", description = "Homa H-33")
    public Success<ClientResponse> get(@PathParam("id") String id) {
        return Success.of(clients.find(PathIds.uuid(id))
                .map(Client::snapshot)
                .map(presentation::show)
                .map(tags::show)
                .orElseThrow(() -> HoopoeException.notFound("Client")));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createClient", summary = "Add a client", description = "Homa H-34")
    public Success<ClientResponse> create(@NotNull @Valid CreateClientRequest request) {
        return Success.of(presentation.show(clients.create(request)));
    }

    @PUT
    @Path("{id}")
    @Tagged
    @Operation(operationId = "updateClient", summary = "Change some of a client", description = "Homa H-35")
    public Success<ClientResponse> update(@PathParam("id") String id, @NotNull @Valid UpdateClientRequest request) {
        tags.shownBy(ClientSnapshot.class, presentation::show);
        return Success.of(tags.show(presentation.show(clients.update(PathIds.uuid(id), request))));
    }

    @DELETE
    @Path("{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "deleteClient",
            summary = "Delete a client that owns no tickets",
            description = "Homa H-36")
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(ClientSnapshot.class, presentation::show);
        clients.delete(PathIds.uuid(id));
        return Success.DELETED;
    }
}
