package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.dialect.hcall.HCallDone;
import dev.hoopoe.common.dialect.hcall.HCallError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.ticket.ticket.TicketService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What HCall does with tickets (contract HCall, rows C-08, C-09, C-11 and C-14). */
@Path("/hcall/api/ticket")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tickets")
class HCallTicketResource {

    private final HCallCaller caller;
    private final TicketService tickets;

    HCallTicketResource(HCallCaller caller, TicketService tickets) {
        this.caller = caller;
        this.tickets = tickets;
    }

    record HCallEditRequest(
            @Text String ticketId,

            @NotNull @Schema(implementation = HCallStatus.class)
            String ticketStatus) {}

    record HCallUpdateRequest(@Text String ticketId, @Text String ticketReturn) {}

    record HCallRemoveRequest(@Text String ticketId) {}

    /** C-08. */
    @POST
    @Path("/create")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT, Roles.CLIENT})
    @HCallError(status = 400, message = "Ticket creation failed")
    @Operation(
            operationId = "hcallCreateTicket",
            summary = "Create a ticket, optionally with images",
            description = "HCall C-08")
    public HCallDone create(@NotNull @Valid HCallTicketRequest request) {
        var images = request.toNewImages();
        tickets.open(request.toNewTicket(caller.author()), images);
        return HCallDone.of("Ticket has been created");
    }

    /** C-09: a ticket whose status is in this group already keeps it. */
    @POST
    @Path("/edit")
    @HCallError(status = 400, message = "Ticket status update failed")
    @Operation(operationId = "hcallEditTicket", summary = "Change the status of a ticket", description = "HCall C-09")
    public HCallDone edit(@NotNull @Valid HCallEditRequest request) {
        caller.requireAdmin();
        var status = HCallStatus.named(request.ticketStatus())
                .orElseThrow(() -> HoopoeException.invalid("ticket_status", "must be one of " + HCallStatus.ALL));
        tickets.changeStatus(idOf(request.ticketId()), status::after);
        return HCallDone.of("Ticket status has been updated");
    }

    /** C-11. */
    @POST
    @Path("/update")
    @HCallError(
            kinds = {ErrorKind.INVALID, ErrorKind.MISSING, ErrorKind.NOT_FOUND, ErrorKind.CONFLICT, ErrorKind.TOO_LARGE
            },
            status = 400,
            message = "Ticket history add failed")
    @Operation(
            operationId = "hcallUpdateTicket",
            summary = "Add an entry to a ticket's history",
            description = "HCall C-11")
    public HCallDone update(@NotNull @Valid HCallUpdateRequest request) {
        caller.requireAdmin();
        tickets.note(idOf(request.ticketId()), request.ticketReturn());
        return HCallDone.of("Ticket history has been added");
    }

    /** C-14: a ticket that the caller may not remove is answered like one that does not exist. */
    @POST
    @Path("/remove")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT, Roles.CLIENT})
    @HCallError(status = 400, message = "No permission to delete")
    @Operation(
            operationId = "hcallRemoveTicket",
            summary = "Delete a ticket with its images and history",
            description = "HCall C-14")
    public HCallDone remove(@NotNull @Valid HCallRemoveRequest request) {
        caller.requireAnyRole();
        tickets.withdraw(idOf(request.ticketId()));
        return HCallDone.of("Ticket has been removed");
    }

    private long idOf(String ticketId) {
        return tickets.idOf(HCallTicketId.of(ticketId).uid());
    }
}
