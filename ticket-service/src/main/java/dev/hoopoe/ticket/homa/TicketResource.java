package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.list.TicketOrder;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Tickets in the native dialect (contract Homa, rows H-11 to H-15). */
@Path("/api/tickets")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tickets")
class TicketResource {

    private final TicketService tickets;
    private final TicketPages pages;
    private final TicketResponses responses;
    private final EntityTags tags;

    TicketResource(TicketService tickets, TicketPages pages, TicketResponses responses, EntityTags tags) {
        this.tickets = tickets;
        this.pages = pages;
        this.responses = responses;
        this.tags = tags;
    }

    @GET
    @Operation(
            operationId = "listTickets",
            summary = "List tickets that the caller may see, newest first",
            description = "Homa H-11")
    public Success<Page<TicketResponse>> list(@BeanParam PageRequest page, @BeanParam TicketListParameters parameters) {
        return Success.of(pages.read(parameters, TicketOrder.NEWEST_FIRST, page));
    }

    @GET
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "getTicket", summary = "Get a ticket", description = "Homa H-12")
    public Success<TicketResponse> get(String id) {
        return Success.of(tags.show(responses.of(tickets.get(ticketId(id)))));
    }

    /** H-13: open to anyone; only this answer has the secret. */
    @POST
    @PermitAll
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createTicket",
            summary = "Create a ticket; its secret is shown only in this response",
            description = "Homa H-13")
    public Success<TicketResponse> create(@NotNull @Valid CreateTicketRequest request) {
        var opened = tickets.open(request.toNewTicket());
        return Success.of(responses.of(opened));
    }

    @PUT
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "updateTicket", summary = "Change fields of a ticket", description = "Homa H-14")
    public Success<TicketResponse> update(String id, @NotNull @Valid UpdateTicketRequest request) {
        tags.shownBy(Ticket.class, responses::of);
        return Success.of(tags.show(responses.of(tickets.edit(ticketId(id), request.toEdit()))));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Tagged
    @Operation(operationId = "deleteTicket", summary = "Delete a ticket with its messages", description = "Homa H-15")
    public Success<String> delete(String id) {
        tags.shownBy(Ticket.class, responses::of);
        tickets.delete(ticketId(id));
        return Success.DELETED;
    }

    private static long ticketId(String id) {
        return PathIds.integer(id, "Ticket");
    }
}
