package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.dialect.netia.NetiaTag;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.conversation.DetailedConversation;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.message.Message;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.messaging.message.MessageSnapshot;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes Netia's answers of conversations and messages, with what belongs to them from other packages and services. */
@ApplicationScoped
class ConversationAnswers {

    private final MessageService messages;
    private final UserReplica users;
    private final TicketReplica tickets;
    private final Customers customers;
    private final FileLinks links;
    private final CurrentCaller caller;

    ConversationAnswers(
            MessageService messages,
            UserReplica users,
            TicketReplica tickets,
            Customers customers,
            FileLinks links,
            CurrentCaller caller) {
        this.messages = messages;
        this.users = users;
        this.tickets = tickets;
        this.customers = customers;
        this.links = links;
        this.caller = caller;
    }

    NetiaConversation of(DetailedConversation conversation) {
        return of(conversation, numberOf(conversation.assigneeId()));
    }

    /** Without a call of a neighbour: an assignee whom this service does not know yet is nobody. */
    List<NetiaConversation> asKnown(List<DetailedConversation> conversations) {
        var assignees = users.findAllKnown(conversations.stream()
                .map(DetailedConversation::assigneeId)
                .filter(Objects::nonNull)
                .toList());
        return conversations.stream()
                .map(conversation -> of(conversation, numberOf(assignees.get(conversation.assigneeId()))))
                .toList();
    }

    private NetiaConversation of(DetailedConversation conversation, Long assignee) {
        return NetiaConversation.of(
                ticketOf(conversation),
                caller.accountId(),
                assignee,
                conversation.read(),
                conversation.lastActivityAt(),
                null,
                conversation.metadata());
    }

    /** For staff: with customers and private messages. */
    List<ExpandedConversation> forStaff(List<DetailedConversation> conversations, int messagesEach) {
        var found = newest(conversations, messagesEach, true);
        var known = customers.of(
                Stream.concat(conversations.stream().map(DetailedConversation::clientId), authors(allIn(found)))
                        .toList());
        return conversations.stream()
                .map(conversation -> expanded(conversation, messagesOf(conversation, found), known::get))
                .toList();
    }

    /** For callers without a token: public messages alone, and of customers nothing but their ids. */
    List<ExpandedConversation> forPage(List<DetailedConversation> conversations, int messagesEach) {
        var found = newest(conversations, messagesEach, false);
        return conversations.stream()
                .map(conversation -> expanded(conversation, messagesOf(conversation, found), NetiaCustomer::withIdOnly))
                .toList();
    }

    /** A message in a conversation, for a page without a token. */
    NetiaMessage forPage(Message message, DetailedConversation conversation) {
        return of(message, conversation.uid(), conversation.channelId(), NetiaCustomer::withIdOnly);
    }

    /** Messages for staff, of any conversations. */
    List<NetiaMessage> forStaff(List<Message> found) {
        var known = customers.of(authors(found).toList());
        return placed(found, known::get);
    }

    /** Messages of customers for staff, without {@code customer}, for which directory-service would be called. */
    List<NetiaMessage> withoutCustomer(List<Message> found) {
        return placed(found, id -> null);
    }

    /** In their conversations, which are null for tickets that were deleted. */
    private List<NetiaMessage> placed(List<Message> found, Function<UUID, NetiaCustomer> customer) {
        var known = tickets.findAllKnown(
                found.stream().map(Message::ticketId).distinct().toList());
        return found.stream()
                .map(message -> {
                    var ticket = Optional.ofNullable(known.get(message.ticketId()));
                    return of(
                            message,
                            ticket.map(TicketView::uid).orElse(null),
                            ticket.map(TicketView::channelId).orElse(null),
                            customer);
                })
                .toList();
    }

    private ExpandedConversation expanded(
            DetailedConversation conversation, List<Message> found, Function<UUID, NetiaCustomer> customer) {
        return new ExpandedConversation(
                of(conversation),
                customer.apply(conversation.clientId()),
                found.stream()
                        .map(message -> of(message, conversation.uid(), conversation.channelId(), customer))
                        .toList(),
                conversation.tags().stream()
                        .map(name -> NetiaTag.of(caller.accountId(), name))
                        .toList(),
                List.of());
    }

    private NetiaMessage of(
            Message message, UUID conversationId, String channelId, Function<UUID, NetiaCustomer> customer) {
        var user = message.userId() == null
                ? null
                : users.find(message.userId()).map(NetiaUser::of).orElse(null);
        var client = Optional.ofNullable(message.clientId())
                .map(customer)
                .map(NetiaCustomerBrief::of)
                .orElse(null);
        return NetiaMessage.of(
                MessageSnapshot.of(message),
                conversationId,
                channelId,
                caller.accountId(),
                user,
                client,
                links.link(message.attachments()).stream().map(NetiaFile::of).toList(),
                message.sentAt(),
                message.seenAt(),
                message.metadata());
    }

    private Map<Long, List<Message>> newest(List<DetailedConversation> of, int each, boolean withPrivate) {
        var ids = of.stream().map(DetailedConversation::ticketId).toList();
        return messages.newestOf(ids, each, withPrivate).stream().collect(Collectors.groupingBy(Message::ticketId));
    }

    private static List<Message> messagesOf(DetailedConversation conversation, Map<Long, List<Message>> found) {
        return found.getOrDefault(conversation.ticketId(), List.of());
    }

    private static List<Message> allIn(Map<Long, List<Message>> found) {
        return found.values().stream().flatMap(Collection::stream).toList();
    }

    private static Stream<UUID> authors(List<Message> found) {
        return found.stream().map(Message::clientId).filter(Objects::nonNull);
    }

    private Long numberOf(UUID userId) {
        return userId == null ? null : numberOf(users.find(userId).orElse(null));
    }

    private static Long numberOf(UserView user) {
        return user == null ? null : user.number();
    }

    private static NetiaTicket ticketOf(DetailedConversation conversation) {
        return new NetiaTicket(
                conversation.uid(),
                conversation.title(),
                conversation.clientId(),
                conversation.channelId(),
                conversation.open(),
                conversation.priority(),
                conversation.assigneeId(),
                conversation.createdAt(),
                conversation.lastActivityAt(),
                conversation.closedAt());
    }
}
