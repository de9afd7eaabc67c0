package dev.hoopoe.messaging.message;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.messaging.message.MessageEvent.MessageCreated;
import dev.hoopoe.messaging.ticket.TicketSeen;
import dev.hoopoe.messaging.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Writes messages with their events, one at a time on each ticket, so that ids, times and events share one order. */
@ApplicationScoped
class MessageLog {

    private final MessageRepository messages;
    private final Tickets tickets;
    private final Outbox outbox;
    private final Clock clock;

    MessageLog(MessageRepository messages, Tickets tickets, Outbox outbox, Clock clock) {
        this.messages = messages;
        this.tickets = tickets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Appends a message to a ticket that the caller was found to be allowed to write on. */
    @Transactional
    Message append(long ticketId, Author author, String body, MessageOrigin origin) {
        if (!tickets.lock(ticketId)) {
            throw HoopoeException.notFound("Ticket");
        }
        return keep(Message.write(ticketId, author, body, origin, clock.instant()));
    }

    /** Makes a ticket's description its first message, once; joins the transaction in which the ticket is taken in. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keepFirstText(@Observes TicketSeen seen) {
        var ticket = seen.ticket();
        if (ticket.hasDescription() && tickets.lock(ticket.id()) && !messages.hasFirstText(ticket.id())) {
            keep(Message.firstTextOf(ticket));
        }
    }

    private Message keep(Message message) {
        messages.persist(message);
        outbox.append(new MessageCreated(message));
        return message;
    }
}
