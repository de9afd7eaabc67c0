package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.calendar.CalendarService;
import dev.hoopoe.ticket.client.ClientNumbers;
import dev.hoopoe.ticket.list.TicketFilter;
import dev.hoopoe.ticket.list.TicketListService;
import dev.hoopoe.ticket.ticket.TicketService;
import dev.hoopoe.ticket.user.UserNumbers;
import dev.hoopoe.ticket.user.UserView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Tickets in the dialect OmniDesk (contract OmniDesk, rows O-06 to O-08 and O-16). */
@Path("/omnidesk/api/tickets")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tickets")
class OmniDeskTicketResource {

    /** A person of whom no ticket exists: the nil UUID (RFC 9562 §5.9). */
    private static final UUID NOBODY = new UUID(0, 0);

    private final CallerVisibility caller;
    private final TicketService tickets;
    private final TicketListService lists;
    private final CalendarService calendar;
    private final ClientNumbers clients;
    private final UserNumbers users;
    private final OmniDeskTicketResponses responses;

    OmniDeskTicketResource(
            CallerVisibility caller,
            TicketService tickets,
            TicketListService lists,
            CalendarService calendar,
            ClientNumbers clients,
            UserNumbers users,
            OmniDeskTicketResponses responses) {
        this.caller = caller;
        this.tickets = tickets;
        this.lists = lists;
        this.calendar = calendar;
        this.clients = clients;
        this.users = users;
        this.responses = responses;
    }

    record WriteStatusRequest(
            @NotNull @Schema(implementation = OmniDeskStatus.class)
            String status) {}

    @GET
    @Operation(
            operationId = "listOmniDeskTickets",
            summary = "List tickets that the caller may see, newest first",
            description = "OmniDesk O-06")
    public List<OmniDeskTicketResponse> list(
            @BeanParam OffsetRequest slice, @BeanParam OmniDeskTicketParameters parameters) {
        return responses.of(lists.list(filter(parameters), slice.offset(), slice.limit()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOmniDeskTicket", summary = "Get a ticket", description = "OmniDesk O-07")
    public OmniDeskTicketResponse get(String id) {
        return responses.of(tickets.get(ticketId(id)));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createOmniDeskTicket",
            summary = "Create a ticket; a placeholder client is created for an unknown client number",
            description = "OmniDesk O-08")
    public OmniDeskTicketResponse create(@NotNull @Valid CreateOmniDeskTicketRequest request) {
        caller.requireActive();
        request.check();
        var assignee = request.assignedTo() == null ? null : activeUser(request.assignedTo());
        var client = clients.findOrCreate(request.clientId());
        var ticket = tickets.open(request.toNewTicket(client, assignee)).ticket();
        if (request.wantsEvent()) {
            calendar.addWhenDue(ticket);
        }
        return responses.of(ticket);
    }

    @PATCH
    @Path("/{id}/status")
    @Operation(
            operationId = "changeOmniDeskTicketStatus",
            summary = "Change the status of a ticket",
            description = "OmniDesk O-16")
    public OmniDeskTicketResponse changeStatus(String id, @NotNull @Valid WriteStatusRequest request) {
        var status = OmniDeskStatus.of(request.status());
        return responses.of(tickets.changeStatus(ticketId(id), status::after));
    }

    private TicketFilter filter(OmniDeskTicketParameters parameters) {
        var status = parameters.status();
        var priority = parameters.priority();
        var client = parameters.clientId();
        var assignee = parameters.assignedTo();
        return TicketFilter.builder()
                .statuses(status == null ? null : status.canonical())
                .priorities(priority == null ? null : priority.group())
                .clientId(client == null ? null : clients.find(client).orElse(NOBODY))
                .assigneeId(
                        assignee == null
                                ? null
                                : users.find(assignee).map(UserView::id).orElse(NOBODY))
                .build();
    }

    private UUID activeUser(long number) {
        return users.findOrAsk(number)
                .filter(UserView::active)
                .map(UserView::id)
                .orElseThrow(() -> HoopoeException.invalid("assigned_to", "does not exist"));
    }

    private static long ticketId(String id) {
        return PathIds.integer(id, "Ticket");
    }
}
