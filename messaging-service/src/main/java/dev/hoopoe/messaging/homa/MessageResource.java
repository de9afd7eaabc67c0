package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.etag.Tagged;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.common.web.Success;
import dev.hoopoe.messaging.message.Message;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Messages for staff, H-47 to H-51. */
@Path("/api/messages")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Messages")
class MessageResource {

    private static final String NOUN = "Message";

    private final MessageService messages;
    private final MessageResponses responses;
    private final EntityTags tags;

    MessageResource(MessageService messages, MessageResponses responses, EntityTags tags) {
        this.messages = messages;
        this.responses = responses;
        this.tags = tags;
    }

    @GET
    @Operation(
            operationId = "listMessages",
            summary = "List messages of the tickets that the caller may see, newest first",
            description = "Homa H-47")
    public Success<Page<MessageResponse>> list(@BeanParam PageRequest page, @BeanParam MessageParameters parameters) {
        return Success.of(messages.list(parameters.ticketId(), page).map(responses::of));
    }

    @GET
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "getMessage", summary = "Get a message", description = "Homa H-48")
    public Success<MessageResponse> get(@PathParam("id") String id) {
        return show(messages.get(PathIds.integer(id, NOUN)));
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "createMessage",
            summary = "Add a message of a user, of the ticket's client or of the system",
            description = "Homa H-49")
    @ErrorResponses(ErrorKind.NOT_FOUND)
    public Success<MessageResponse> create(@NotNull @Valid CreateMessageRequest request) {
        if (request.namesTwoAuthors()) {
            throw HoopoeException.invalid("client_id", "must not be given together with user_id");
        }
        if (request.contradictsItself()) {
            throw HoopoeException.invalid("is_system_message", "must not be true for a message of a user or a client");
        }
        var message = messages.write(
                request.ticketId(),
                optionalUuid(request.userId(), "user_id"),
                optionalUuid(request.clientId(), "client_id"),
                request.toContent());
        return Success.of(responses.of(message));
    }

    @PUT
    @Path("/{id}")
    @Tagged
    @Operation(operationId = "updateMessage", summary = "Change a message's text", description = "Homa H-50")
    public Success<MessageResponse> update(@PathParam("id") String id, @NotNull @Valid UpdateMessageRequest request) {
        tags.shownBy(Message.class, MessageResponses::withoutLinks);
        return show(messages.rewrite(PathIds.integer(id, NOUN), request.body()));
    }

    @DELETE
    @Path("/{id}")
    @Tagged
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "deleteMessage", summary = "Delete a message", description = "Homa H-51")
    public Success<String> delete(@PathParam("id") String id) {
        tags.shownBy(Message.class, MessageResponses::withoutLinks);
        messages.delete(PathIds.integer(id, NOUN));
        return Success.DELETED;
    }

    /** The tag leaves links out: they change with the time, the message does not. */
    private Success<MessageResponse> show(Message message) {
        tags.show(MessageResponses.withoutLinks(message));
        return Success.of(responses.of(message));
    }

    private static UUID optionalUuid(String text, String field) {
        return text == null ? null : PathIds.uuid(text, field);
    }

    /** Body of H-50. */
    record UpdateMessageRequest(@Text String body) {}
}
