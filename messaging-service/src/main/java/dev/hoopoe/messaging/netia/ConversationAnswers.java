package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.common.dialect.netia.NetiaTag;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.conversation.DetailedConversation;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.message.Message;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.messaging.message.MessageSnapshot;
import dev.hoopoe.messaging.user.UserReplica;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes Netia's answers of conversations and messages, with what belongs to them from other packages and services. */
@ApplicationScoped
class ConversationAnswers {

    private final MessageService messages;
    private final UserReplica users;
    private final Customers customers;
    private final FileLinks links;
    private final CurrentCaller caller;

    ConversationAnswers(
            MessageService messages, UserReplica users, Customers customers, FileLinks links, CurrentCaller caller) {
        this.messages = messages;
        this.users = users;
        this.customers = customers;
        this.links = links;
        this.caller = caller;
    }

    NetiaConversation of(DetailedConversation conversation) {
        return NetiaConversation.of(
                ticketOf(conversation),
                caller.accountId(),
                numberOf(conversation.assigneeId()),
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

    /** Messages for staff, by the places of their tickets. */
    List<NetiaMessage> forStaff(List<Message> found, Function<Message, MessagePlace> places) {
        var known = customers.of(authors(found).toList());
        return found.stream()
                .map(message -> {
                    var place = places.apply(message);
                    return of(message, place.conversationId(), place.channelId(), known::get);
                })
                .toList();
    }

    /** The conversation and the channel of a message's ticket; both null for a ticket that was deleted. */
    record MessagePlace(UUID conversationId, String channelId) {}

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
        var client = message.clientId() == null ? null : NetiaCustomerBrief.of(customer.apply(message.clientId()));
        return NetiaMessage.of(
                MessageSnapshot.of(message),
                conversationId,
                channelId,
                caller.accountId(),
                user,
                client,
                links.link(message.attachments()).stream().map(NetiaFile::of).toList(),
                message.sentAt(),
                null,
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
        return found.stream().map(Message::clientId).filter(id -> id != null);
    }

    private Long numberOf(UUID userId) {
        return userId == null
                ? null
                : users.find(userId).map(user -> user.number()).orElse(null);
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
