package dev.hoopoe.messaging.message;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What callers can do with messages, in every dialect: each call is checked first, neighbours included, and written
 * last, so that a refusal or a neighbour that is down leaves nothing behind.
 */
@ApplicationScoped
public class MessageService {

    private final MessageRepository repository;
    private final MessageTransactions transactions;
    private final MessageAuthorship authorship;
    private final CallerVisibility callerVisibility;
    private final TicketSecrets secrets;
    private final TicketReplica tickets;
    private final CurrentCaller caller;

    MessageService(
            MessageRepository repository,
            MessageTransactions transactions,
            MessageAuthorship authorship,
            CallerVisibility callerVisibility,
            TicketSecrets secrets,
            TicketReplica tickets,
            CurrentCaller caller) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorship = authorship;
        this.callerVisibility = callerVisibility;
        this.secrets = secrets;
        this.tickets = tickets;
        this.caller = caller;
    }

    /** Messages of the tickets that the caller sees; for one ticket, its first text is there at once. */
    public Page<Message> list(Long ticketId, PageRequest page) {
        if (ticketId != null) {
            tickets.find(ticketId);
        }
        return repository.list(callerVisibility.get(), MessageFilter.ofTicket(ticketId), page);
    }

    /** Messages of the tickets that the caller sees, as far as the filter lets them through. */
    public Page<Message> list(MessageFilter filter, PageRequest page) {
        return repository.list(callerVisibility.get(), filter, page);
    }

    /**
     * The newest messages of each of some tickets, the oldest of them first; the caller has checked access.
     *
     * @param withPrivate also those that staff alone are shown
     */
    public List<Message> newestOf(Collection<Long> ticketIds, int each, boolean withPrivate) {
        return ticketIds.isEmpty() ? List.of() : repository.newestOf(ticketIds, each, withPrivate);
    }

    /** Refuses files that the caller cannot attach, in {@code file_ids}. */
    public void checkFiles(MessageContent content) {
        if (!content.fileIds().isEmpty()) {
            transactions.checkFiles(content.fileIds());
        }
    }

    /**
     * Writes the first message of a ticket that was opened just now: the caller's, or the client's for null.
     *
     * @param storeTicket stores the ticket in the same transaction; false when it was known already
     */
    public Message writeFirst(long ticketId, UUID clientId, MessageContent content, BooleanSupplier storeTicket) {
        var message = clientId == null
                ? new NewMessage(ownName(), content, MessageOrigin.REPLY)
                : new NewMessage(Author.client(clientId), content, MessageOrigin.API);
        return transactions.writeFirst(ticketId, message, storeTicket);
    }

    /** A ticket's messages, which the caller may see, oldest first and with its first text. */
    public List<MessageSnapshot> of(long ticketId, OffsetRequest page) {
        callerVisibility.visible(ticketId);
        return repository.listOf(ticketId, page).stream()
                .map(MessageSnapshot::of)
                .toList();
    }

    /**
     * Adds a message to a conversation: the caller's reply, one in the name of the ticket's client, or one of the system.
     * A private message is no reply; one of a client is refused.
     */
    public MessageSnapshot post(long ticketId, MessageSender sender, MessageContent content) {
        return MessageSnapshot.of(append(ticketId, sender, content));
    }

    /** As {@link #post}. */
    public Message append(long ticketId, MessageSender sender, MessageContent content) {
        var ticket = callerVisibility.visible(ticketId);
        var message = switch (sender) {
            case USER ->
                new NewMessage(ownName(), content, content.privateMessage() ? MessageOrigin.API : MessageOrigin.REPLY);
            case CLIENT -> new NewMessage(Author.client(ticket.clientId()), content, MessageOrigin.API);
            case SYSTEM -> new NewMessage(Author.SYSTEM, content, MessageOrigin.API);
        };
        return transactions.append(ticketId, message);
    }

    /** What the sender's client added to a message; nothing for one that does not exist. Not for callers: who sees it is not checked. */
    public SenderData senderData(long id) {
        return repository.byId(id).map(Message::senderData).orElse(SenderData.NONE);
    }

    public Message get(long id) {
        return visible(repository.byId(id));
    }

    public Message get(UUID uid) {
        return visible(repository.byUid(uid));
    }

    private Message visible(Optional<Message> found) {
        var message = found.orElseThrow(() -> HoopoeException.notFound("Message"));
        if (!callerVisibility.isVisible(message.ticketId())) {
            throw HoopoeException.notFound("Message");
        }
        return message;
    }

    /** Changes the text of a message that the caller sees. */
    public Message rewrite(long id, String body) {
        return transactions.rewrite(get(id), body);
    }

    public void delete(long id) {
        transactions.delete(get(id));
    }

    /**
     * Adds a message in the name of a user or a client, or of the system when both are null; a private one of a client is
     * refused.
     */
    public Message write(long ticketId, UUID userId, UUID clientId, MessageContent content) {
        var ticket = callerVisibility.visible(ticketId);
        var author = Author.SYSTEM;
        if (userId != null) {
            author = authorship.user(userId);
        } else if (clientId != null) {
            author = authorship.client(clientId, ticket);
        }
        return transactions.append(ticketId, new NewMessage(author, content, MessageOrigin.API));
    }

    /** Adds the caller's reply to the ticket's client. */
    public Message reply(long ticketId, MessageContent content) {
        callerVisibility.visible(ticketId);
        return transactions.append(ticketId, new NewMessage(ownName(), content, MessageOrigin.REPLY));
    }

    /** A message by the ticket's client, who proves that with the ticket's secret. */
    public Message writeAsClient(long ticketId, String secret, String body) {
        secrets.verify(ticketId, secret);
        var ticket = tickets.find(ticketId).orElseThrow(() -> HoopoeException.notFound("Ticket"));
        return transactions.append(ticketId, new NewMessage(Author.client(ticket.clientId()), body, MessageOrigin.API));
    }

    /** A message by the ticket's client, whom the caller has recognised. */
    public Message writeAsVisitor(long ticketId, UUID clientId, MessageContent content) {
        return transactions.append(ticketId, new NewMessage(Author.client(clientId), content, MessageOrigin.API));
    }

    /** The ticket's client has seen what staff wrote; the caller has recognised the client. */
    public void markSeen(long ticketId) {
        transactions.markSeen(ticketId);
    }

    private Author ownName() {
        return Author.user(caller.get().personId());
    }
}
