package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.conversation.DetailedConversationService;
import dev.hoopoe.messaging.message.MessageSnapshot;
import dev.hoopoe.messaging.ticket.TicketReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What sockets send of an event (contract Netia, section 6). */
@ApplicationScoped
public class SocketEvents {

    private static final String CALLER = "messaging-service/sockets";

    private final NetiaPayloads payloads;
    private final ConversationAnswers answers;
    private final DetailedConversationService conversations;
    private final TicketReplica tickets;
    private final AccountScope scope;
    private final ObjectMapper mapper;

    SocketEvents(
            NetiaPayloads payloads,
            ConversationAnswers answers,
            DetailedConversationService conversations,
            TicketReplica tickets,
            AccountScope scope,
            ObjectMapper mapper) {
        this.payloads = payloads;
        this.answers = answers;
        this.conversations = conversations;
        this.tickets = tickets;
        this.scope = scope;
        this.mapper = mapper;
    }

    /**
     * A message that was written.
     *
     * @param ticket decides who may see it
     * @param forStaff payload of {@code shout}
     * @param forPage payload of {@code shout} for the conversation's topic; null for a private message
     */
    public record Shout(TicketView ticket, ObjectNode forStaff, ObjectNode forPage) {}

    /** Empty when the message's ticket was deleted. */
    public Optional<Shout> shout(String account, JsonNode snapshot) {
        return in(account, () -> {
            var message = payloads.message(read(snapshot, MessageSnapshot.class));
            return tickets.find(snapshot.path("ticket_id").longValue())
                    .map(ticket -> new Shout(
                            ticket,
                            json(message.withAnyCustomer()),
                            message.privateMessage() ? null : json(message.withCustomerIdOnly())));
        });
    }

    /** The ticket of a snapshot, as far as it decides who may see it. */
    public TicketView ticket(JsonNode snapshot) {
        return read(snapshot, TicketView.class);
    }

    /** Payload of {@code conversation:created}. */
    public ObjectNode created(UUID conversation) {
        return mapper.createObjectNode().put("id", conversation.toString());
    }

    /** Payload of {@code conversation:updated} for a ticket that has changed; empty when it was deleted. */
    public Optional<ObjectNode> updated(String account, JsonNode snapshot) {
        return in(
                account,
                () -> conversations
                        .find(read(snapshot, TicketView.class).uid())
                        .map(stored -> updated(stored.uid(), payloads.conversation(snapshot, stored))));
    }

    /** Payload of {@code conversation:updated} for a conversation that was marked; empty when its ticket was deleted. */
    public Optional<ObjectNode> marked(String account, TicketView ticket) {
        return in(
                account,
                () -> conversations
                        .find(ticket.uid())
                        .map(stored -> updated(
                                stored.uid(), answers.asKnown(List.of(stored)).get(0))));
    }

    private ObjectNode updated(UUID id, NetiaConversation updates) {
        var payload = created(id);
        payload.set("updates", json(updates));
        return payload;
    }

    private <T> T in(String account, Supplier<T> work) {
        return scope.call(Caller.system(account, CALLER), work);
    }

    private ObjectNode json(Object value) {
        return mapper.valueToTree(value);
    }

    private <T> T read(JsonNode snapshot, Class<T> type) {
        try {
            return mapper.treeToValue(snapshot, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The event's snapshot cannot be read", e);
        }
    }
}
