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
import java.util.List;
import java.util.UUID;

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
        return repository.list(callerVisibility.get(), ticketId, page);
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
        var ticket = callerVisibility.visible(ticketId);
        var message = switch (sender) {
            case USER ->
                new NewMessage(ownName(), content, content.privateMessage() ? MessageOrigin.API : MessageOrigin.REPLY);
            case CLIENT -> new NewMessage(Author.client(ticket.clientId()), content, MessageOrigin.API);
            case SYSTEM -> new NewMessage(Author.SYSTEM, content, MessageOrigin.API);
        };
        return MessageSnapshot.of(transactions.append(ticketId, message));
    }

    public Message get(long id) {
        var message = repository.byId(id).orElseThrow(() -> HoopoeException.notFound("Message"));
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

    private Author ownName() {
        return Author.user(caller.get().personId());
    }
}
