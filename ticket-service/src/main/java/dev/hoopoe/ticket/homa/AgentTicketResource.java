package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketAssignment;
import dev.hoopoe.ticket.ticket.TicketService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Acts of users on one ticket, in the native dialect (contract Homa, rows H-21 to H-23 and H-25). */
@Path("/api/agent/tickets")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Tickets")
class AgentTicketResource {

    private final TicketService tickets;
    private final TicketResponses responses;
    private final EntityTags tags;

    AgentTicketResource(TicketService tickets, TicketResponses responses, EntityTags tags) {
        this.tickets = tickets;
        this.responses = responses;
        this.tags = tags;
    }

    record ChangeStatusRequest(
            @NotNull @Schema(implementation = TicketStatus.class)
            String status) {}

    /** Null takes the ticket out of its department. */
    record ChangeDepartmentRequest(@NotNull Optional<Long> departmentId) {}

    /** At least one of the two; null and absent both mean unassigned. */
    record AssignTicketRequest(@Schema(format = "uuid") Optional<String> userId, Optional<Long> departmentId) {

        TicketAssignment toAssignment() {
            if (userId == null && departmentId == null) {
                throw new HoopoeException(ErrorKind.MISSING, "user_id or department_id is required");
            }
            return new TicketAssignment(
                    userId == null
                            ? null
                            : userId.map(id -> PathIds.uuid(id, "user_id")).orElse(null),
                    departmentId == null ? null : departmentId.orElse(null));
        }
    }

    /** A changed ticket and a message that says what changed. */
    record TicketChangedResponse(String message, TicketResponse ticket) {}

    /** The assignment in the answer of H-23. */
    record AssignmentResponse(
            long ticketId,
            @Schema(nullable = true) UUID userId,
            @Schema(nullable = true) Long departmentId) {}

    record TicketAssignedResponse(String message, AssignmentResponse data) {}

    record TicketTaggedResponse(String message, int totalTags, List<TagResponse> createdTags) {}

    @PUT
    @Tagged
    @Path("/{id}/status")
    @Operation(operationId = "changeTicketStatus", summary = "Change the status of a ticket", description = "Homa H-21")
    public Success<TicketChangedResponse> changeStatus(String id, @NotNull @Valid ChangeStatusRequest request) {
        var status = TicketStatus.of(request.status());
        return changed("Ticket status updated successfully", tickets.changeStatus(expected(id), status));
    }

    @PUT
    @Tagged
    @Path("/{id}/department")
    @Operation(
            operationId = "changeTicketDepartment",
            summary = "Move a ticket to another department",
            description = "Homa H-22. With `department_id` null the ticket is in no department.")
    public Success<TicketChangedResponse> changeDepartment(String id, @NotNull @Valid ChangeDepartmentRequest request) {
        var moved =
                tickets.moveToDepartment(expected(id), request.departmentId().orElse(null));
        return changed("Ticket department updated successfully", moved);
    }

    @PUT
    @Tagged
    @Path("/{id}/assign")
    @Operation(
            operationId = "assignTicket",
            summary = "Assign a ticket to a user, a department or both",
            description = "Homa H-23. Replaces the former assignment: with `user_id` or `department_id` null and the"
                    + " other one null or absent, the ticket is unassigned.")
    public Success<TicketAssignedResponse> assign(String id, @NotNull @Valid AssignTicketRequest request) {
        var ticket = tickets.assign(expected(id), request.toAssignment());
        tags.show(responses.of(ticket));
        var assigned = ticket.assignment();
        return Success.of(new TicketAssignedResponse(
                assigned.isNobody() ? "Ticket unassigned successfully" : "Ticket assigned successfully",
                new AssignmentResponse(ticket.id(), assigned.userId(), assigned.departmentId())));
    }

    @PUT
    @Tagged
    @Path("/{id}/tags")
    @Operation(
            operationId = "tagTicket",
            summary = "Replace a ticket's tags; unknown names become new tags",
            description = "Homa H-25")
    public Success<TicketTaggedResponse> tag(String id, @NotNull @Valid TagTicketRequest request) {
        var tagging = tickets.tag(expected(id), request.toChoice());
        tags.show(responses.of(tagging.ticket()));
        var created = tagging.created().stream().map(TagResponse::of).toList();
        return Success.of(new TicketTaggedResponse("Ticket tags updated successfully", tagging.total(), created));
    }

    private Success<TicketChangedResponse> changed(String message, Ticket ticket) {
        return Success.of(new TicketChangedResponse(message, tags.show(responses.of(ticket))));
    }

    /** Parses the id, and sets how the caller has seen the ticket for If-Match. */
    private long expected(String id) {
        tags.shownBy(Ticket.class, responses::of);
        return PathIds.integer(id, "Ticket");
    }
}
