package dev.hoopoe.messaging.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.messaging.channel.ChannelService;
import dev.hoopoe.messaging.message.Message;
import dev.hoopoe.messaging.message.MessageContent;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.messaging.ticket.ConversationTickets;
import dev.hoopoe.messaging.ticket.NewConversationTicket;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens conversations of Netia: the ticket at ticket-service, then everything else in one transaction. */
@ApplicationScoped
public class ConversationOpening {

    private final ChannelService channels;
    private final ConversationTickets tickets;
    private final ConversationStateStore state;
    private final MessageService messages;

    ConversationOpening(
            ChannelService channels,
            ConversationTickets tickets,
            ConversationStateStore state,
            MessageService messages) {
        this.channels = channels;
        this.tickets = tickets;
        this.state = state;
        this.messages = messages;
    }

    /**
     * An opened conversation.
     *
     * @param ticket as in its events
     * @param message null for none
     */
    public record Opened(JsonNode ticket, Message message) {}

    /**
     * Opens a conversation.
     *
     * @param message null for none
     * @param byVisitor whether the message is the client's and not the caller's
     * @throws HoopoeException invalid, for a client that does not exist or has no profile, and for a channel that is disabled
     */
    public Opened open(NewDetailedConversation wanted, MessageContent message, boolean byVisitor) {
        check(wanted, message);
        if (!channels.prepare(wanted.channelId(), wanted.channelName())) {
            throw HoopoeException.invalid("source", "is disabled");
        }
        var owned = tickets.open(new NewConversationTicket(
                wanted.clientId(),
                wanted.forPage(),
                wanted.titleOrDefault(),
                wanted.channelId(),
                wanted.status(),
                wanted.priority()));
        return QuarkusTransaction.joiningExisting().call(() -> store(owned, wanted, message, byVisitor));
    }

    /** Checks everything that this service would refuse before ticket-service opens a ticket. */
    private void check(NewDetailedConversation wanted, MessageContent message) {
        state.check(wanted.metadata());
        if (message != null) {
            state.check(message.sender().metadata());
            messages.checkFiles(message);
        }
    }

    private Opened store(
            VersionedSnapshot owned, NewDetailedConversation wanted, MessageContent message, boolean byVisitor) {
        var id = owned.snapshot().path("id").longValue();
        var written = message == null ? null : writeFirst(id, owned, message, byVisitor);
        if (written == null) {
            tickets.store(owned);
        }
        state.open(id, wanted.forPage(), wanted.metadata());
        return new Opened(owned.snapshot(), written);
    }

    private Message writeFirst(long ticketId, VersionedSnapshot owned, MessageContent message, boolean byVisitor) {
        var client = UUID.fromString(owned.snapshot().path("client_id").textValue());
        return messages.writeFirst(ticketId, byVisitor ? client : null, message, () -> tickets.store(owned));
    }
}
