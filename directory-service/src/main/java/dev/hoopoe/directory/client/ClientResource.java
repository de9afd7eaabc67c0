package dev.hoopoe.directory.client;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Clients in the native dialect (contract rows H-32 to H-35). */
@Path("/api/clients")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
class ClientResource {

    private final Clients clients;

    ClientResource(Clients clients) {
        this.clients = clients;
    }

    @GET
    public Success<Page<ClientResponse>> list(@QueryParam("search") String search, @BeanParam PageRequest page) {
        return Success.of(clients.page(search, page).map(ClientResponse::of));
    }

    @GET
    @Path("{id}")
    public Success<ClientResponse> get(@PathParam("id") String id) {
        return Success.of(clients.find(PathIds.uuid(id))
                .map(Client::snapshot)
                .map(ClientResponse::of)
                .orElseThrow(() -> HoopoeException.notFound("Client")));
    }

    @POST
    public RestResponse<Success<ClientResponse>> create(@NotNull @Valid CreateClientRequest request) {
        return RestResponse.status(Status.CREATED, Success.of(ClientResponse.of(clients.create(request))));
    }

    @PUT
    @Path("{id}")
    public Success<ClientResponse> update(@PathParam("id") String id, @NotNull @Valid UpdateClientRequest request) {
        return Success.of(ClientResponse.of(clients.update(PathIds.uuid(id), request)));
    }
}
