package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.ticket.TicketDesk;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Tickets in the native dialect (contract Homa, rows H-11 to H-14). */
@Path("/api/tickets")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
class TicketResource {

    private static final Set<String> NOT_OFFERED = Set.of("search", "tag");

    private final TicketDesk tickets;

    TicketResource(TicketDesk tickets) {
        this.tickets = tickets;
    }

    /** H-11. A filter that is not offered is refused rather than ignored. */
    @GET
    public Success<Page<TicketResponse>> list(
            @BeanParam PageRequest page, @BeanParam TicketListParameters filter, @Context UriInfo uri) {
        for (var name : NOT_OFFERED) {
            if (uri.getQueryParameters().containsKey(name)) {
                throw HoopoeException.invalid(name, "is not a filter of this list");
            }
        }
        return Success.of(tickets.list(filter.toFilter(), page).map(TicketResponse::of));
    }

    /** H-12. */
    @GET
    @Path("/{id}")
    public Success<TicketResponse> get(String id) {
        return Success.of(TicketResponse.of(tickets.get(PathIds.integer(id, "Ticket"))));
    }

    /** H-13: open to anyone; the answer alone shows the secret. */
    @POST
    @PermitAll
    public RestResponse<Success<TicketResponse>> create(@NotNull @Valid CreateTicketRequest request) {
        var opened = tickets.open(request.toNewTicket());
        return RestResponse.status(RestResponse.Status.CREATED, Success.of(TicketResponse.of(opened)));
    }

    /** H-14. */
    @PUT
    @Path("/{id}")
    public Success<TicketResponse> update(String id, @NotNull @Valid UpdateTicketRequest request) {
        return Success.of(TicketResponse.of(tickets.edit(PathIds.integer(id, "Ticket"), request.toEdit())));
    }
}
