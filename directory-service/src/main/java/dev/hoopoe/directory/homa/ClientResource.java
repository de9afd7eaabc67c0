package dev.hoopoe.directory.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.directory.client.ClientMergeTransactions;
import dev.hoopoe.directory.client.ClientSnapshot;
import dev.hoopoe.directory.client.ClientTransactions;
import dev.hoopoe.openapi.ErrorResponses;
import dev.hoopoe.openapi.Redirects;
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
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Clients in the native dialect (contract rows H-32 to H-36), and merges. */
@Path("/api/clients")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Clients")
class ClientResource {

    /** Permanent Redirect (RFC 9110 §15.4.9). */
    private static final int MOVED = 308;

    /** The rule of docs/decisions/0043 for callers. */
    private static final String MERGE_RULE =
            "The client named in `into` survives. It keeps its name, e-mail address, phone number and the"
                    + " values of its `data`, and takes from the other one the address, the number and each value of `data` that it"
                    + " lacks (absent or null). If both log in, the survivor's login stays and the other one's ends; if only the other"
                    + " one does, its login moves, and its e-mail address with it, since that is what a client logs in by. Tickets and"
                    + " messages follow within moments. The old id and number lead to the survivor from then on. It cannot be undone.";

    private final ClientTransactions clients;
    private final ClientMergeTransactions merging;
    private final ClientResponses responses;
    private final EntityTags tags;

    ClientResource(
            ClientTransactions clients, ClientMergeTransactions merging, ClientResponses responses, EntityTags tags) {
        this.clients = clients;
        this.merging = merging;
        this.responses = responses;
        this.tags = tags;
    }

    @GET
    @Operation(operationId = "listClients", summary = "List clients, newest first", description = "Homa H-32")
    public Success<Page<ClientResponse>> list(
            @QueryParam("search") @Parameter(description = "A part of the name or of the e-mail address") String search,
            @BeanParam PageRequest page) {
        return Success.of(responses.of(clients.page(search, page)));
    }

    @GET
    @Path("{id}")
    @Tagged
    @Operation(operationId = "getClient", summary = "Get a client", description = "Homa H-33")
    @Redirects(value = "To the client that this one was merged into", status = MOVED)
    public Success<ClientResponse> get(@PathParam("id") String id) {
        var wanted = PathIds.uuid(id);
        return Success.of(
                clients.find(wanted).map(responses::of).map(tags::show).orElseThrow(() -> elsewhere(wanted)));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(operationId = "createClient", summary = "Create a client", description = "Homa H-34")
    public Success<ClientResponse> create(@NotNull @Valid CreateClientRequest request) {
        return Success.of(responses.of(clients.create(request.details(), request.parameters())));
    }

    @PUT
    @Path("{id}")
    @Tagged
    @Operation(operationId = "updateClient", summary = "Change fields of a client", description = "Homa H-35")
    public Success<ClientResponse> update(@PathParam("id") String id, @NotNull @Valid UpdateClientRequest request) {
        tags.shownBy(ClientSnapshot.class, responses::of);
        return Success.of(tags.show(responses.of(clients.update(PathIds.uuid(id), request::over))));
    }

    @POST
    @Path("{id}/merge")
    @Tagged
    @ErrorResponses({ErrorKind.NOT_FOUND, ErrorKind.CONFLICT})
    @Operation(
            operationId = "mergeClient",
            summary = "Merge a client into another one, which is returned",
            description = MERGE_RULE)
    public Success<ClientResponse> merge(@PathParam("id") String id, @NotNull @Valid MergeClientRequest request) {
        tags.shownBy(ClientSnapshot.class, responses::of);
        var survivor = merging.merge(PathIds.uuid(id), PathIds.uuid(request.into(), "into"));
        return Success.of(tags.show(responses.of(survivor)));
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
        tags.shownBy(ClientSnapshot.class, responses::of);
        clients.delete(PathIds.uuid(id));
        return Success.DELETED;
    }

    private RuntimeException elsewhere(UUID id) {
        return clients.findSurvivorOf(id)
                .<RuntimeException>map(survivor -> new RedirectionException(Response.status(MOVED)
                        .header(HttpHeaders.LOCATION, "/api/clients/" + survivor.id())
                        .build()))
                .orElseGet(() -> HoopoeException.notFound("Client"));
    }
}
