package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.client.ClientReplica;
import dev.hoopoe.messaging.client.ClientView;
import dev.hoopoe.messaging.conversation.DetailedConversation;
import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.message.MessageService;
import dev.hoopoe.messaging.message.MessageSnapshot;
import dev.hoopoe.messaging.user.UserReplica;
import dev.hoopoe.messaging.user.UserView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Builds what Netia shows of an event from its snapshot, in the account of the current caller. Who wrote a message, and whom a
 * ticket is assigned to, comes from the replicas; one whom they do not know, and directory-service does not tell now, is left out.
 */
@ApplicationScoped
class NetiaPayloads {

    private static final String OPEN = "open";
    private static final Set<String> CLOSED = Set.of("resolved", "closed", "unresolved", "spam");
    private static final Logger LOG = Logger.getLogger(NetiaPayloads.class);

    private final UserReplica users;
    private final ClientReplica clients;
    private final TicketLookup tickets;
    private final MessageService messages;
    private final FileLinks links;
    private final CurrentCaller caller;
    private final ObjectMapper mapper;

    NetiaPayloads(
            UserReplica users,
            ClientReplica clients,
            TicketLookup tickets,
            MessageService messages,
            FileLinks links,
            CurrentCaller caller,
            ObjectMapper mapper) {
        this.users = users;
        this.clients = clients;
        this.tickets = tickets;
        this.messages = messages;
        this.links = links;
        this.caller = caller;
        this.mapper = mapper;
    }

    Object of(NetiaEvent event, JsonNode snapshot) {
        return switch (event) {
            case MESSAGE_CREATED -> message(read(snapshot, MessageSnapshot.class));
            case CONVERSATION_CREATED, CONVERSATION_UPDATED ->
                conversation(read(withOpen(snapshot), NetiaTicket.class));
            case CUSTOMER_CREATED -> NetiaCustomerBrief.of(read(snapshot, ClientView.class));
        };
    }

    NetiaMessage message(MessageSnapshot message) {
        var ticket = tickets.find(message.ticketId());
        var sender = messages.senderData(message.id());
        var files = message.attachments() == null
                ? List.<NetiaFile>of()
                : links.link(message.attachments()).stream().map(NetiaFile::of).toList();
        return NetiaMessage.of(
                message,
                ticket.map(TicketLookup.FoundTicket::uid).orElse(null),
                ticket.map(TicketLookup.FoundTicket::channelId).orElse(null),
                caller.accountId(),
                known(message.userId(), users::find).map(NetiaUser::of).orElse(null),
                known(message.clientId(), clients::view)
                        .map(NetiaCustomerBrief::of)
                        .orElse(null),
                files,
                sender.sentAt(),
                null,
                sender.metadata());
    }

    private NetiaConversation conversation(NetiaTicket ticket) {
        return conversation(ticket, false, ticket.updatedAt(), null);
    }

    /** The ticket of a snapshot, with what this service alone knows of it. */
    NetiaConversation conversation(JsonNode snapshot, DetailedConversation stored) {
        return conversation(
                read(withOpen(snapshot), NetiaTicket.class), stored.read(), stored.lastActivityAt(), stored.metadata());
    }

    private NetiaConversation conversation(
            NetiaTicket ticket, boolean read, Instant lastActivityAt, ObjectNode metadata) {
        return NetiaConversation.of(
                ticket,
                caller.accountId(),
                known(ticket.assigneeId(), users::find).map(UserView::number).orElse(null),
                read,
                lastActivityAt,
                null,
                metadata);
    }

    /** Events of older releases have the status alone. */
    private static JsonNode withOpen(JsonNode snapshot) {
        if (snapshot instanceof ObjectNode ticket && !ticket.has(OPEN)) {
            return ticket.deepCopy()
                    .put(OPEN, !CLOSED.contains(ticket.path("status").asText()));
        }
        return snapshot;
    }

    private static <T> Optional<T> known(UUID id, Function<UUID, Optional<T>> replica) {
        try {
            return id == null ? Optional.empty() : replica.apply(id);
        } catch (WebApplicationException | ProcessingException e) {
            LOG.debug("Person of an event not read; left out", e);
            return Optional.empty();
        }
    }

    /** Older events lack members that were added since. */
    private <T> T read(JsonNode snapshot, Class<T> type) {
        try {
            return mapper.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(mapper.treeAsTokens(snapshot));
        } catch (IOException e) {
            throw new IllegalStateException("The event's snapshot cannot be read", e);
        }
    }
}
