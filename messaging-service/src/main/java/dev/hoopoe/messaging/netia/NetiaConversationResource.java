package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.list.InvalidCursorException;
import dev.hoopoe.messaging.conversation.ConversationCounts;
import dev.hoopoe.messaging.conversation.ConversationQuery;
import dev.hoopoe.messaging.conversation.DetailedConversationService;
import dev.hoopoe.messaging.ticket.TicketChange;
import dev.hoopoe.messaging.user.UserReplica;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Conversations for staff (contract rows N-12 to N-16 and N-19): the desk's tickets. */
@Path("/netia/api/conversations")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Conversations")
class NetiaConversationResource {

    /** How many messages a conversation shows in a list, and by itself. */
    private static final int IN_LIST = 10;

    private static final int ALONE = 500;
    private static final String NOUN = "Conversation";

    private final DetailedConversationService conversations;
    private final ConversationAnswers answers;
    private final UserReplica users;
    private final ShareTokens shares;
    private final CurrentCaller caller;

    NetiaConversationResource(
            DetailedConversationService conversations,
            ConversationAnswers answers,
            UserReplica users,
            ShareTokens shares,
            CurrentCaller caller) {
        this.conversations = conversations;
        this.answers = answers;
        this.users = users;
        this.shares = shares;
        this.caller = caller;
    }

    /** Body of N-14. */
    record UpdateConversationRequest(@NotNull @Valid ConversationBody conversation) {}

    /** Answer of N-16. */
    record SharedConversation(boolean ok, String token) {

        @Override
        public String toString() {
            return "SharedConversation[redacted]";
        }
    }

    /** Answer of N-19. */
    record Counted(long count) {}

    /** Body of N-19. */
    record AddTagRequest(@NotNull UUID tagId) {}

    /** Answer of N-19. */
    record Tagged(boolean ok) {

        static final Tagged OK = new Tagged(true);
    }

    /** Answer of N-19: numbers of open conversations. */
    record UnreadCounts(ConversationCounts conversations) {}

    @GET
    @Operation(
            operationId = "listNetiaConversations",
            summary = "List conversations that the caller may see, the last active first",
            description = "Netia N-12")
    public ConversationPage list(@BeanParam ConversationListParameters parameters) {
        try {
            var page = conversations.list(query(parameters), parameters.page());
            return new ConversationPage(
                    answers.forStaff(page.data(), IN_LIST), page.nextCursor(), null, page.limit(), page.total());
        } catch (InvalidCursorException e) {
            throw e.named("after", "next");
        }
    }

    @GET
    @Path("/count")
    @Operation(
            operationId = "countNetiaConversations",
            summary = "Count the conversations that the list has",
            description = "Netia N-19")
    public NetiaData<Counted> count(@BeanParam ConversationListParameters parameters) {
        return NetiaData.of(new Counted(conversations.count(query(parameters))));
    }

    @GET
    @Path("/unread")
    @Operation(
            operationId = "countUnreadNetiaConversations",
            summary = "Count the open conversations by kind, unread ones among them",
            description = "Netia N-19")
    public NetiaData<UnreadCounts> unread() {
        return NetiaData.of(new UnreadCounts(conversations.counts()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getNetiaConversation", summary = "Get a conversation", description = "Netia N-13")
    public NetiaData<ExpandedConversation> get(@PathParam("id") String id) {
        var conversation = conversations.get(uuid(id));
        return NetiaData.of(answers.forStaff(List.of(conversation), ALONE).get(0));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateNetiaConversation",
            summary = "Change a conversation; members that are left out stay",
            description = "Netia N-14")
    @IgnoresIfMatch("a conversation is written by several services, and has no entity tag")
    public NetiaData<NetiaConversation> update(
            @PathParam("id") String id, @NotNull @Valid UpdateConversationRequest request) {
        var body = request.conversation();
        requireInbox(body.inboxId());
        var change = body.toChange(TicketChange.Actor.of(caller.get()));
        return NetiaData.of(answers.of(conversations.change(uuid(id), change, body.read(), body.newMetadata())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaConversation", summary = "The same as PUT", description = "Netia N-14")
    @IgnoresIfMatch("a conversation is written by several services, and has no entity tag")
    public NetiaData<NetiaConversation> patch(
            @PathParam("id") String id, @NotNull @Valid UpdateConversationRequest request) {
        return update(id, request);
    }

    @POST
    @Path("/{id}/archive")
    @Operation(
            operationId = "archiveNetiaConversation",
            summary = "Archive a conversation: lists leave it out until the customer's next message",
            description = "Netia N-15")
    public NetiaData<NetiaConversation> archive(@PathParam("id") String id) {
        return NetiaData.of(answers.of(conversations.archive(uuid(id))));
    }

    @POST
    @Path("/{id}/share")
    @Operation(
            operationId = "shareNetiaConversation",
            summary = "Create a token with which the conversation can be read for a day",
            description = "Netia N-16")
    public NetiaData<SharedConversation> share(@PathParam("id") String id) {
        var conversation = uuid(id);
        conversations.visible(conversation);
        return NetiaData.of(new SharedConversation(true, shares.issue(caller.accountId(), conversation)));
    }

    @POST
    @Path("/{id}/tags")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "tagNetiaConversation", summary = "Add a tag", description = "Netia N-19")
    public NetiaData<Tagged> tag(@PathParam("id") String id, @NotNull @Valid AddTagRequest request) {
        var actor = TicketChange.Actor.of(caller.get());
        conversations.change(uuid(id), TicketChange.addingTag(actor, request.tagId()), null, null);
        return NetiaData.of(Tagged.OK);
    }

    @DELETE
    @Path("/{id}/tags/{tag_id}")
    @Operation(operationId = "untagNetiaConversation", summary = "Take a tag away", description = "Netia N-19")
    @IgnoresIfMatch("a conversation is written by several services, and has no entity tag")
    public NetiaData<Tagged> untag(@PathParam("id") String id, @PathParam("tag_id") String tagId) {
        var actor = TicketChange.Actor.of(caller.get());
        var tag = NetiaIds.uuid(tagId, "Tag");
        conversations.change(uuid(id), TicketChange.removingTag(actor, tag), null, null);
        return NetiaData.of(Tagged.OK);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "deleteNetiaConversation",
            summary = "Delete a conversation, which is a ticket, with its messages",
            description = "Netia N-19")
    @IgnoresIfMatch("a conversation is written by several services, and has no entity tag")
    public void delete(@PathParam("id") String id) {
        conversations.delete(uuid(id));
    }

    private ConversationQuery query(ConversationListParameters parameters) {
        var query = parameters.query(caller.accountId(), caller.get().personId(), users);
        return parameters
                .search()
                .map(search -> conversations.narrowed(query, search))
                .orElse(query);
    }

    private void requireInbox(String inboxId) {
        if (inboxId != null
                && !inboxId.equals(NetiaIds.inboxOf(caller.accountId()).toString())) {
            throw HoopoeException.invalid("inbox_id", "does not exist");
        }
    }

    private static UUID uuid(String id) {
        return NetiaIds.uuid(id, NOUN);
    }
}
