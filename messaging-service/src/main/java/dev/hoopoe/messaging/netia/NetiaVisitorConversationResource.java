package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.netia.NetiaData;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.NamesAccount;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.account.KnownAccounts;
import dev.hoopoe.messaging.conversation.ConversationOpening;
import dev.hoopoe.messaging.conversation.DetailedConversation;
import dev.hoopoe.messaging.conversation.DetailedConversationService;
import dev.hoopoe.openapi.ErrorResponses;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Operations on conversations that a page calls without a token (contract rows N-11, N-17 and N-18). */
@Path("/netia/api/conversations")
@PermitAll
@Tag(name = "Conversations")
class NetiaVisitorConversationResource {

    private static final int MESSAGES = 200;

    private final DetailedConversationService conversations;
    private final ConversationOpening opening;
    private final ConversationAnswers answers;
    private final Customers customers;
    private final CallerVisibility callerVisibility;
    private final ShareTokens shares;
    private final KnownAccounts accounts;
    private final CurrentCaller caller;
    private final ObjectMapper mapper;

    NetiaVisitorConversationResource(
            DetailedConversationService conversations,
            ConversationOpening opening,
            ConversationAnswers answers,
            Customers customers,
            CallerVisibility callerVisibility,
            ShareTokens shares,
            KnownAccounts accounts,
            CurrentCaller caller,
            ObjectMapper mapper) {
        this.conversations = conversations;
        this.opening = opening;
        this.answers = answers;
        this.customers = customers;
        this.callerVisibility = callerVisibility;
        this.shares = shares;
        this.accounts = accounts;
        this.caller = caller;
        this.mapper = mapper;
    }

    /** Body of N-11; staff may send the message within the conversation. */
    record CreateConversationRequest(
            @NotNull @Valid ConversationBody conversation,
            @Valid MessageBody message) implements NamesAccount {

        @Override
        public String namedAccount() {
            return conversation == null ? null : conversation.accountId();
        }

        MessageBody anyMessage() {
            return message == null ? conversation.message() : message;
        }
    }

    @POST
    @ResponseStatus(RestResponse.StatusCode.CREATED)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openNetiaConversation",
            summary = "Start a conversation, which is a ticket, perhaps with its first message",
            description = "Netia N-11")
    public NetiaData<NetiaConversation> open(@NotNull @Valid CreateConversationRequest request) {
        if (caller.get().isStaff()) {
            return NetiaData.of(openByStaff(request));
        }
        var accountId = request.conversation().accountId();
        if (accountId == null) {
            throw HoopoeException.missing("account_id");
        }
        return accounts.call(accountId, () -> NetiaData.of(openByVisitor(request)))
                .orElseThrow(() -> HoopoeException.invalid("account_id", "does not exist"));
    }

    @GET
    @Path("/customer")
    @Operation(
            operationId = "listNetiaConversationsOfCustomer",
            summary = "List the newest open chats of a customer, at most three",
            description = "Netia N-18")
    public NetiaData<List<ExpandedConversation>> ofCustomer(
            @QueryParam("customer_id") String customerId,
            @QueryParam("account_id") String accountId,
            @QueryParam("inbox_id") String inboxId) {
        return NetiaData.of(PathIds.uuidOrEmpty(customerId == null ? "" : customerId)
                .flatMap(customer -> accounts.call(accountId, () -> {
                    var found = isInbox(inboxId)
                            ? conversations.ofVisitor(customer, NetiaSource.CHAT.wireName())
                            : List.<DetailedConversation>of();
                    return answers.forPage(found, MESSAGES);
                }))
                .orElse(List.of()));
    }

    @GET
    @Path("/shared")
    @Operation(
            operationId = "getSharedNetiaConversation",
            summary = "Read a conversation with a token for it, without private messages",
            description = "Netia N-17")
    @ErrorResponses(ErrorKind.FORBIDDEN)
    public NetiaData<ExpandedConversation> shared(
            @QueryParam("conversation_id") String conversationId, @QueryParam("token") String token) {
        return PathIds.uuidOrEmpty(conversationId == null ? "" : conversationId)
                .flatMap(conversation -> shares.accountOf(token == null ? "" : token, conversation)
                        .flatMap(account -> accounts.call(
                                account,
                                () -> conversations
                                        .find(conversation)
                                        .map(found -> answers.forPage(List.of(found), MESSAGES)
                                                .get(0))))
                        .flatMap(Function.identity()))
                .map(NetiaData::of)
                .orElseThrow(() -> HoopoeException.forbidden("The token is not for this conversation, or has expired"));
    }

    private NetiaConversation openByVisitor(CreateConversationRequest request) {
        var body = request.conversation();
        requireInbox(body);
        if (body.sourceOrChat() != NetiaSource.CHAT) {
            throw HoopoeException.invalid("source", "must be chat without a token");
        }
        var message = request.anyMessage();
        return shown(opening.open(body.toNew(true), message == null ? null : message.toVisitorsContent(), true), body);
    }

    /** The page of the customer may continue it if it is a chat, and the customer has visited a page. */
    private NetiaConversation openByStaff(CreateConversationRequest request) {
        callerVisibility.requireActive();
        var body = request.conversation();
        requireInbox(body);
        var visited = body.sourceOrChat() == NetiaSource.CHAT
                && customers.of(body.customer()).lastSeenAt() != null;
        var message = request.anyMessage();
        return shown(opening.open(body.toNew(visited), message == null ? null : message.toContent(), false), body);
    }

    private NetiaConversation shown(ConversationOpening.Opened opened, ConversationBody body) {
        var message = opened.message();
        var ticket = ticketOf(opened);
        return NetiaConversation.of(
                ticket,
                caller.accountId(),
                null,
                message != null && message.userId() != null,
                message == null ? ticket.createdAt() : message.createdAt(),
                null,
                body.newMetadata());
    }

    private NetiaTicket ticketOf(ConversationOpening.Opened opened) {
        try {
            return mapper.treeToValue(opened.ticket(), NetiaTicket.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ticket-service answered a ticket that cannot be read", e);
        }
    }

    private void requireInbox(ConversationBody body) {
        if (!isInbox(body.inboxId())) {
            throw HoopoeException.invalid("inbox_id", "does not exist");
        }
    }

    /** An account has one inbox. */
    private boolean isInbox(String inboxId) {
        return inboxId == null
                || inboxId.equals(NetiaIds.inboxOf(caller.accountId()).toString());
    }
}
