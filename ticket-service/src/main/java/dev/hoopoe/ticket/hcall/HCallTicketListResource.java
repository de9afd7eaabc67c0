package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.dialect.StreamedList;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.ticket.export.TicketExportService;
import dev.hoopoe.ticket.list.TicketListService;
import dev.hoopoe.ticket.ticket.TicketService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What HCall shows of tickets (contract HCall, rows C-10, C-12 and C-13). */
@Path("/hcall/api/ticket")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tickets")
class HCallTicketListResource {

    private final HCallCaller caller;
    private final TicketService tickets;
    private final TicketListService lists;
    private final TicketExportService export;
    private final HCallTicketResponses responses;

    HCallTicketListResource(
            HCallCaller caller,
            TicketService tickets,
            TicketListService lists,
            TicketExportService export,
            HCallTicketResponses responses) {
        this.caller = caller;
        this.tickets = tickets;
        this.lists = lists;
        this.export = export;
        this.responses = responses;
    }

    /** C-10: a single answer, since the contract has no pages. */
    @GET
    @Path("/fetch")
    @HCallError(
            kinds = {ErrorKind.INVALID, ErrorKind.MISSING},
            status = 404,
            message = "Invalid date format")
    @HCallError(kinds = ErrorKind.NOT_FOUND, status = 404, message = "No tickets found", reason = false)
    @Operation(
            operationId = "hcallFetchTickets",
            summary = "List tickets that match the filters, oldest first",
            description = "HCall C-10; answers 404 where there are none")
    public HCallTicketList fetch(@BeanParam HCallTicketFilter filter) {
        caller.requireAdmin();
        var found = StreamedList.read(export.select(filter.toExportFilter())::read, HCallTicketSummary::of);
        if (found.hasNone()) {
            throw HoopoeException.notFound("Ticket");
        }
        return new HCallTicketList(found, true);
    }

    /** C-12. */
    @GET
    @Path("/count")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT, Roles.CLIENT})
    @Operation(operationId = "hcallCountTickets", summary = "Count tickets by status", description = "HCall C-12")
    public HCallTicketCount count() {
        caller.requireAnyRole();
        return HCallTicketCount.of(lists.countByStatus());
    }

    /** C-13. */
    @GET
    @Path("/info")
    @HCallError(kinds = ErrorKind.NOT_FOUND, status = 404, message = "Ticket hasn't found")
    @Operation(
            operationId = "hcallGetTicket",
            summary = "Get a ticket with its images and history",
            description = "HCall C-13")
    public HCallTicketInfo info(@QueryParam("ticket_id") String ticketId) {
        caller.requireAdmin();
        if (ticketId == null || ticketId.isBlank()) {
            throw new HoopoeException(ErrorKind.MISSING, "Ticket ID is required");
        }
        return responses.of(tickets.get(tickets.idOf(HCallTicketId.of(ticketId).uid())));
    }
}
