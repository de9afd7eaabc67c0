package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.IgnoresIfMatch;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.tenancy.NamesAccount;
import dev.hoopoe.messaging.account.KnownAccounts;
import dev.hoopoe.messaging.conversation.DetailedConversationService;
import dev.hoopoe.messaging.message.Message;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.messaging.ticket.ConversationTickets;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.PermitAll;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Messages (contract rows N-20 to N-22); a page without a token writes those of its customer. */
@Path("/netia/api/messages")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AGENT})
@Tag(name = "Messages")
class NetiaMessageResource {

    private static final String NOUN = "Message";

    private final MessageService messages;
    private final DetailedConversationService conversations;
    private final ConversationTickets tickets;
    private final UserReplica users;
    private final ConversationAnswers answers;
    private final KnownAccounts accounts;
    private final CurrentCaller caller;

    NetiaMessageResource(
            MessageService messages,
            DetailedConversationService conversations,
            ConversationTickets tickets,
            UserReplica users,
            ConversationAnswers answers,
            KnownAccounts accounts,
            CurrentCaller caller) {
        this.messages = messages;
        this.conversations = conversations;
        this.tickets = tickets;
        this.users = users;
        this.answers = answers;
        this.accounts = accounts;
        this.caller = caller;
    }

    /** Body of N-21. */
    record CreateNetiaMessageRequest(@NotNull @Valid MessageBody message) implements NamesAccount {

        @Override
        public String namedAccount() {
            return message == null ? null : message.accountId();
        }
    }

    /** Body of N-22. */
    record UpdateNetiaMessageRequest(@NotNull @Valid MessageBody message) {}

    @GET
    @Operation(
            operationId = "listNetiaMessages",
            summary = "List messages of the conversations that the caller may see, newest first",
            description = "Netia N-20")
    public NetiaData<List<NetiaMessage>> list(@BeanParam MessageListParameters parameters) {
        var page = messages.list(parameters.filter(tickets, users), parameters.page());
        return NetiaData.of(answers.forStaff(page.data()));
    }

    @POST
    @PermitAll
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createNetiaMessage",
            summary = "Add a message to a conversation: the caller's, or without a token the customer's",
            description = "Netia N-21")
    @ErrorResponses({ErrorKind.FORBIDDEN, ErrorKind.NOT_FOUND})
    public NetiaData<NetiaMessage> create(@NotNull @Valid CreateNetiaMessageRequest request) {
        var message = request.message();
        if (caller.get().isStaff()) {
            return NetiaData.of(writeAsStaff(message));
        }
        if (message.accountId() == null) {
            throw HoopoeException.missing("account_id");
        }
        return accounts.call(message.accountId(), () -> NetiaData.of(writeAsVisitor(message)))
                .orElseThrow(() -> HoopoeException.invalid("account_id", "does not exist"));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getNetiaMessage", summary = "Get a message", description = "Netia N-22")
    public NetiaData<NetiaMessage> get(@PathParam("id") String id) {
        return NetiaData.of(shown(messages.get(uuid(id))));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "updateNetiaMessage", summary = "Change a message's text", description = "Netia N-22")
    @IgnoresIfMatch("Netia's clients have no entity tags")
    public NetiaData<NetiaMessage> update(
            @PathParam("id") String id, @NotNull @Valid UpdateNetiaMessageRequest request) {
        var present = messages.get(uuid(id));
        var body = request.message().body();
        return NetiaData.of(shown(body == null ? present : messages.rewrite(present.id(), body)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchNetiaMessage", summary = "The same as PUT", description = "Netia N-22")
    @IgnoresIfMatch("Netia's clients have no entity tags")
    public NetiaData<NetiaMessage> patch(
            @PathParam("id") String id, @NotNull @Valid UpdateNetiaMessageRequest request) {
        return update(id, request);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "deleteNetiaMessage", summary = "Delete a message", description = "Netia N-22")
    @IgnoresIfMatch("Netia's clients have no entity tags")
    public void delete(@PathParam("id") String id) {
        messages.delete(messages.get(uuid(id)).id());
    }

    private NetiaMessage writeAsStaff(MessageBody message) {
        if (message.namesTwoAuthors()) {
            throw HoopoeException.invalid("customer_id", "must not be given together with user_id");
        }
        var ticket = conversations.visible(message.conversation());
        var written = message.customerId() == null
                ? messages.append(ticket, message.sender(), message.toContent())
                : messages.write(ticket, null, message.customer(), message.toContent());
        return shown(written);
    }

    private NetiaMessage writeAsVisitor(MessageBody message) {
        var client = message.customer();
        var conversation = conversations.ofVisitor(message.conversation(), client);
        var written = messages.writeAsVisitor(conversation.ticketId(), client, message.toVisitorsContent());
        return answers.forPage(written, conversation);
    }

    private NetiaMessage shown(Message message) {
        return answers.forStaff(List.of(message)).get(0);
    }

    private static UUID uuid(String id) {
        return NetiaIds.uuid(id, NOUN);
    }
}
