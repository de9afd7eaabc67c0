package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.json.RefusedValueException;
import dev.hoopoe.common.json.WireNames;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.conversation.DetailedConversation;
import dev.hoopoe.messaging.conversation.DetailedConversationService;
import dev.hoopoe.messaging.conversation.PageConversations;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What sockets do with conversations (contract Netia, section 6); refusals are {@link HoopoeException}s. */
@ApplicationScoped
public class SocketConversations {

    /** What a socket without a token may say of its message; anything else in the payload is not read. */
    private static final List<String> OF_VISITORS = List.of("body", "sent_at", "file_ids", "metadata");

    private final DetailedConversationService conversations;
    private final PageConversations pages;
    private final MessageService messages;
    private final TicketReplica tickets;
    private final UserReplica users;
    private final CallerVisibility visibility;
    private final InactiveAccounts inactive;
    private final AccountScope scope;
    private final ObjectMapper mapper;
    private final Validator validator;

    SocketConversations(
            DetailedConversationService conversations,
            PageConversations pages,
            MessageService messages,
            TicketReplica tickets,
            UserReplica users,
            CallerVisibility visibility,
            InactiveAccounts inactive,
            AccountScope scope,
            ObjectMapper mapper,
            Validator validator) {
        this.conversations = conversations;
        this.pages = pages;
        this.messages = messages;
        this.tickets = tickets;
        this.users = users;
        this.visibility = visibility;
        this.inactive = inactive;
        this.scope = scope;
        this.mapper = mapper;
        this.validator = validator;
    }

    /** A conversation that a socket has joined. */
    public record Joined(String account, TicketView ticket) {

        public UUID uid() {
            return ticket.uid();
        }
    }

    /**
     * The conversation, if a page without a token may continue it.
     *
     * @param boundAccount the only account that the page's host serves; null for any
     */
    public Optional<Joined> findForVisitor(UUID id, String boundAccount) {
        return pages.accountOf(id)
                .filter(account -> boundAccount == null || boundAccount.equals(account))
                .filter(account -> !inactive.contains(account))
                .flatMap(account -> asVisitor(
                        account,
                        () -> conversations
                                .find(id)
                                .filter(DetailedConversation::forPage)
                                .flatMap(found -> tickets.find(found.ticketId()))
                                .map(ticket -> new Joined(account, ticket))));
    }

    /** The conversation, if the member of the staff sees it. */
    public Joined getForStaff(Caller staff, UUID id) {
        return scope.call(staff, () -> new Joined(staff.accountId(), visibility.visible(conversations.visible(id))));
    }

    /** The member of the staff, as long as the user is active. */
    public UserView user(Caller staff) {
        return scope.call(staff, () -> {
            visibility.requireActive();
            return users.find(staff.personId()).orElseThrow(() -> HoopoeException.notFound("User"));
        });
    }

    /** Writes a message of the customer of the conversation. */
    public void sayAsVisitor(Joined joined, ObjectNode payload) {
        var message = read(payload.deepCopy().retain(OF_VISITORS));
        asVisitor(joined.account(), () -> {
            var conversation = conversations
                    .find(joined.uid())
                    .filter(DetailedConversation::forPage)
                    .orElseThrow(() -> HoopoeException.notFound("Conversation"));
            return messages.writeAsVisitor(
                    conversation.ticketId(), conversation.clientId(), message.toVisitorsContent());
        });
    }

    /** Writes a message of staff into the conversation, or one that staff write in the name of its customer. */
    public void say(Caller staff, UUID conversation, ObjectNode payload) {
        var message = read(payload);
        scope.call(staff, () -> {
            var ticket = conversations.visible(conversation);
            return message.customerId() == null
                    ? messages.append(ticket, message.sender(), message.toContent())
                    : messages.write(ticket, null, message.customer(), message.toContent());
        });
    }

    /** The customer has seen what staff wrote. */
    public void markSeen(Joined joined) {
        asVisitor(joined.account(), () -> {
            messages.markSeen(joined.ticket().id());
            return null;
        });
    }

    /** Staff have read the conversation. */
    public void markRead(Caller staff, UUID conversation) {
        scope.run(staff, () -> conversations.markRead(conversation));
    }

    /** The conversation that a payload names. */
    public static UUID conversationIn(ObjectNode payload) {
        var id = payload.path("conversation_id");
        if (id.isMissingNode() || id.isNull()) {
            throw HoopoeException.missing("conversation_id");
        }
        return PathIds.uuid(id.asText(), "conversation_id");
    }

    private <T> T asVisitor(String account, Supplier<T> work) {
        return scope.call(Caller.anonymous(account), work);
    }

    private MessageBody read(ObjectNode payload) {
        try {
            var message = mapper.treeToValue(payload, MessageBody.class);
            for (var violation : validator.validate(message)) {
                throw HoopoeException.invalid(
                        WireNames.snakeCase(violation.getPropertyPath().toString()), violation.getMessage());
            }
            if (message.saysNothing()) {
                throw HoopoeException.invalid("body", "must not be empty without a file");
            }
            return message;
        } catch (RefusedValueException e) {
            throw HoopoeException.invalid("payload", e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw HoopoeException.invalid("payload", "has a member of another type");
        }
    }
}
