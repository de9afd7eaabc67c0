package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.conversation.ConversationService;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.message.MessageService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Conversations and their messages, O-11 to O-15. */
@Path("/omnidesk/api/conversations")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Conversations")
class OmniDeskConversationResource {

    private static final String NOUN = "Conversation";

    private final ConversationService conversations;
    private final MessageService messages;
    private final FileLinks links;

    OmniDeskConversationResource(ConversationService conversations, MessageService messages, FileLinks links) {
        this.conversations = conversations;
        this.messages = messages;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "omniDeskListConversations",
            summary = "List conversations that the caller may see, latest message first",
            description = "OmniDesk O-11")
    public List<ConversationResponse> list(
            @BeanParam ConversationParameters parameters, @BeanParam OffsetRequest page) {
        return conversations.list(parameters.filter(), page).stream()
                .map(ConversationResponse::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "omniDeskGetConversation", summary = "Get a conversation", description = "OmniDesk O-12")
    public ConversationResponse get(@PathParam("id") String id) {
        return ConversationResponse.of(conversations.get(PathIds.integer(id, NOUN)));
    }

    @GET
    @Path("/{id}/messages")
    @Operation(
            operationId = "omniDeskListMessages",
            summary = "List messages of a conversation, oldest first",
            description = "OmniDesk O-13")
    public List<ConversationMessageResponse> messages(@PathParam("id") String id, @BeanParam OffsetRequest page) {
        return messages.of(PathIds.integer(id, NOUN), page).stream()
                .map(message -> ConversationMessageResponse.of(message, links))
                .toList();
    }

    @POST
    @Path("/{id}/messages")
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "omniDeskPostMessage",
            summary = "Add a message of the caller, of the client or of a bot",
            description = "OmniDesk O-14")
    public ConversationMessageResponse post(@PathParam("id") String id, @NotNull @Valid PostMessageRequest request) {
        var sender = OmniDeskSender.ofWireName(request.sender()).sender();
        return ConversationMessageResponse.of(
                messages.post(PathIds.integer(id, NOUN), sender, request.toContent()), links);
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Operation(
            operationId = "omniDeskOpenConversation",
            summary = "Create a conversation, which is a ticket",
            description = "OmniDesk O-15")
    public ConversationResponse open(@NotNull @Valid OpenConversationRequest request) {
        return conversations
                .open(request.toConversation())
                .map(ConversationResponse::of)
                .orElseThrow(() ->
                        HoopoeException.invalid("external_chat_id", "names another conversation of this channel"));
    }
}
