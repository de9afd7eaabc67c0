package dev.hoopoe.messaging.message;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.messaging.client.ClientReplica;
import dev.hoopoe.messaging.message.MessageEvent.MessageCreated;
import dev.hoopoe.messaging.ticket.TicketsReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Makes each ticket's description its first message, once, in the transaction that stores the ticket. */
@ApplicationScoped
class FirstTexts {

    /** The tickets are locked, so that no other transaction writes their first texts. */
    private static final String MISSING = """
            SELECT ticket_id FROM ticket_replica r WHERE account_id = :account AND ticket_id = ANY (:tickets) AND NOT deleted
                AND NOT EXISTS (SELECT 1 FROM message m
                    WHERE m.account_id = :account AND m.ticket_id = r.ticket_id AND m.origin = 'description')
                AND NOT EXISTS (SELECT 1 FROM deleted_first_text d
                    WHERE d.account_id = :account AND d.ticket_id = r.ticket_id)
            """;

    private final EntityManager entities;
    private final CurrentCaller caller;
    private final MessageRepository messages;
    private final LastMessageStore lastMessage;
    private final ClientReplica clients;
    private final Outbox outbox;

    FirstTexts(
            EntityManager entities,
            CurrentCaller caller,
            MessageRepository messages,
            LastMessageStore lastMessage,
            ClientReplica clients,
            Outbox outbox) {
        this.entities = entities;
        this.caller = caller;
        this.messages = messages;
        this.lastMessage = lastMessage;
        this.clients = clients;
        this.outbox = outbox;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void store(@Observes TicketsReceived received) {
        var described = new LinkedHashMap<Long, TicketsReceived.Ticket>();
        for (var ticket : received.tickets()) {
            if (ticket.view().hasDescription()) {
                described.putIfAbsent(ticket.view().id(), ticket);
            }
        }
        if (!described.isEmpty()) {
            described.keySet().retainAll(missing(described.keySet()));
        }
        if (!described.isEmpty()) {
            store(described);
        }
    }

    /** The text of a client who was merged into another is the survivor's. */
    private void store(Map<Long, TicketsReceived.Ticket> tickets) {
        var authors = clients.lockAllCurrent(tickets.values().stream()
                .map(ticket -> ticket.view().clientId())
                .filter(Objects::nonNull)
                .toList());
        var texts = new ArrayList<Message>();
        var events = new ArrayList<Outbox.Traced>();
        for (var ticket : tickets.values()) {
            var text = Message.firstTextOf(ticket.view());
            if (authors.containsKey(text.clientId())) {
                text.assignTo(authors.get(text.clientId()));
            }
            messages.persist(text);
            texts.add(text);
            events.add(new Outbox.Traced(new MessageCreated(text), ticket.traceparent()));
        }
        lastMessage.added(texts);
        outbox.appendAll(events);
    }

    private Collection<Long> missing(Collection<Long> ticketIds) {
        return NativeQueries.scalar(entities, MISSING, "ticket_id", Long.class)
                .setParameter("account", caller.accountId())
                .setParameter("tickets", ticketIds.toArray(Long[]::new))
                .getResultList();
    }
}
