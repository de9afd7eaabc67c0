package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.message.MessageService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replies to a ticket's client, H-24. */
@Path("/api/agent/tickets/{id}/reply")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Messages")
class ReplyResource {

    private final MessageService messages;

    ReplyResource(MessageService messages) {
        this.messages = messages;
    }

    @POST
    @Operation(operationId = "replyToTicket", summary = "Answer a ticket's client", description = "Homa H-24")
    public Success<ReplyResponse> reply(@PathParam("id") String id, @NotNull @Valid ReplyRequest request) {
        var message = messages.reply(PathIds.integer(id, "Ticket"), request.message());
        return Success.of(new ReplyResponse("Reply sent successfully", MessageResponse.of(message)));
    }

    record ReplyRequest(@Text String message) {}

    record ReplyResponse(String message, MessageResponse data) {}
}
