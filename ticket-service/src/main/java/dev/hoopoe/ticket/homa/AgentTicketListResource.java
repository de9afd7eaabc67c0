package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.ticket.TicketFilter;
import dev.hoopoe.ticket.ticket.TicketOrder;
import dev.hoopoe.ticket.ticket.TicketService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The staff's lists of tickets in the native dialect (contract Homa, rows H-18 to H-20). */
@Path("/api/agent/tickets")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tickets")
class AgentTicketListResource {

    private final TicketService tickets;
    private final TicketResponses responses;

    AgentTicketListResource(TicketService tickets, TicketResponses responses) {
        this.tickets = tickets;
        this.responses = responses;
    }

    record CountResponse(long count) {}

    @GET
    @Operation(
            operationId = "listAgentTickets",
            summary = "Tickets that the caller may see, unread ones first",
            description = "Homa H-18")
    public Success<Page<TicketResponse>> list(@BeanParam PageRequest page, @BeanParam TicketListParameters parameters) {
        var filter = parameters.toFilter();
        return Success.of(
                filter.search() == null
                        ? responses.of(tickets.list(filter, parameters.order(TicketOrder.UNREAD_FIRST), page))
                        : responses.ofFound(tickets.search(filter, page)));
    }

    @GET
    @Path("/unread")
    @Operation(
            operationId = "listUnreadTickets",
            summary = "Tickets that wait for the staff",
            description = "Homa H-19")
    public Success<Page<TicketResponse>> unread(@BeanParam PageRequest page) {
        return Success.of(responses.of(tickets.list(TicketFilter.UNREAD, TicketOrder.UNREAD_FIRST, page)));
    }

    @GET
    @Path("/unread/count")
    @Operation(
            operationId = "countUnreadTickets",
            summary = "How many tickets wait for the staff",
            description = "Homa H-20")
    public Success<CountResponse> countUnread() {
        return Success.of(new CountResponse(tickets.count(TicketFilter.UNREAD)));
    }
}
