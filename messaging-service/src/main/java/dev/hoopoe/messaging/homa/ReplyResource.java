package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.file.FileIds;
import dev.hoopoe.messaging.message.MessageContent;
import dev.hoopoe.messaging.message.MessageService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replies to a ticket's client, H-24. */
@Path("/api/agent/tickets/{id}/reply")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Messages")
class ReplyResource {

    private final MessageService messages;
    private final MessageResponses responses;

    ReplyResource(MessageService messages, MessageResponses responses) {
        this.messages = messages;
        this.responses = responses;
    }

    @POST
    @Operation(operationId = "replyToTicket", summary = "Answer a ticket's client", description = "Homa H-24")
    public Success<ReplyResponse> reply(@PathParam("id") String id, @NotNull @Valid ReplyRequest request) {
        if (Boolean.TRUE.equals(request.privateMessage())) {
            throw HoopoeException.invalid("private", "must be false: a reply is for the client");
        }
        var message = messages.reply(PathIds.integer(id, "Ticket"), request.toContent());
        return Success.of(new ReplyResponse("Reply sent successfully", responses.of(message)));
    }

    /** {@code privateMessage} is read only to refuse it: an agent who takes a reply for private would tell the client a secret. */
    record ReplyRequest(
            @Text String message,
            @Schema(hidden = true) @JsonProperty("private") Boolean privateMessage,
            @Size(max = FileIds.MAX) List<@NotNull @Length(max = FileIds.LENGTH) String> fileIds) {

        MessageContent toContent() {
            return new MessageContent(message, null, false, FileIds.parse(fileIds));
        }
    }

    record ReplyResponse(String message, MessageResponse data) {}
}
