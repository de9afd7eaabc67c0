package dev.hoopoe.messaging.conversation;

import dev.hoopoe.common.dialect.omnidesk.OffsetRequest;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.channel.ChannelService;
import dev.hoopoe.messaging.client.ClientReplica;
import dev.hoopoe.messaging.ticket.NewTicket;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What callers can do with conversations; their messages are the business of the package {@code message}. */
@ApplicationScoped
public class ConversationService {

    private static final String NOUN = "Conversation";

    private final ConversationStore rows;
    private final CallerVisibility callerVisibility;
    private final TicketReplica tickets;
    private final ClientReplica clients;
    private final ChannelService channels;

    ConversationService(
            ConversationStore rows,
            CallerVisibility callerVisibility,
            TicketReplica tickets,
            ClientReplica clients,
            ChannelService channels) {
        this.rows = rows;
        this.callerVisibility = callerVisibility;
        this.tickets = tickets;
        this.clients = clients;
        this.channels = channels;
    }

    /** Conversations that the caller sees, by last message, newest first; those without one come last. */
    public List<Conversation> list(ConversationFilter filter, OffsetRequest page) {
        var limit = page.limit();
        var offset = page.offset();
        UUID clientId = null;
        if (filter.clientNumber() != null) {
            var client = clients.ofNumber(filter.clientNumber());
            if (client.isEmpty()) {
                return List.of();
            }
            clientId = client.get();
        }
        return withNumbers(rows.list(callerVisibility.get(), clientId, filter, limit, offset));
    }

    /** The conversation, when the caller sees it; refuses with 404 otherwise. */
    public Conversation get(long id) {
        callerVisibility.visible(id);
        return conversation(id);
    }

    /**
     * Opens a ticket for a conversation; empty when the channel already has one of this external id.
     *
     * @throws HoopoeException invalid in {@code channel} when the channel takes no tickets
     */
    public Optional<Conversation> open(NewConversation wanted) {
        if (!channels.prepare(wanted.channelId(), wanted.channelName())) {
            throw HoopoeException.invalid("channel", "is disabled");
        }
        var ticket = new NewTicket(
                NOUN + " by " + wanted.channelName(), wanted.clientNumber(), wanted.channelId(), wanted.externalId());
        return tickets.open(ticket).map(TicketView::id).map(this::conversation);
    }

    private Conversation conversation(long id) {
        var row = rows.find(id).orElseThrow(() -> HoopoeException.notFound(NOUN));
        return withNumbers(List.of(row)).get(0);
    }

    private List<Conversation> withNumbers(List<ConversationRow> page) {
        var numbers =
                clients.numbers(page.stream().map(ConversationRow::clientId).toList());
        return page.stream().map(row -> row.of(numbers.get(row.clientId()))).toList();
    }
}
