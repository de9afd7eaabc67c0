package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.list.TicketFilter;
import dev.hoopoe.ticket.list.TicketListService;
import dev.hoopoe.ticket.list.TicketOrder;
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

    private final TicketListService lists;
    private final TicketPages pages;
    private final TicketResponses responses;

    AgentTicketListResource(TicketListService lists, TicketPages pages, TicketResponses responses) {
        this.lists = lists;
        this.pages = pages;
        this.responses = responses;
    }

    record CountResponse(long count) {}

    @GET
    @Operation(
            operationId = "listAgentTickets",
            summary = "List tickets that the caller may see, unread first",
            description = "Homa H-18")
    public Success<Page<TicketResponse>> list(@BeanParam PageRequest page, @BeanParam TicketListParameters parameters) {
        return Success.of(pages.read(parameters, TicketOrder.UNREAD_FIRST, page));
    }

    @GET
    @Path("/unread")
    @Operation(
            operationId = "listUnreadTickets",
            summary = "List tickets waiting for an agent",
            description = "Homa H-19")
    public Success<Page<TicketResponse>> unread(@BeanParam PageRequest page) {
        return Success.of(responses.of(lists.list(TicketFilter.UNREAD, TicketOrder.UNREAD_FIRST, page)));
    }

    @GET
    @Path("/unread/count")
    @Operation(
            operationId = "countUnreadTickets",
            summary = "Count tickets waiting for an agent",
            description = "Homa H-20")
    public Success<CountResponse> countUnread() {
        return Success.of(new CountResponse(lists.count(TicketFilter.UNREAD)));
    }
}
