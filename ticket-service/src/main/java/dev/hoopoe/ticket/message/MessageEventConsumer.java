package dev.hoopoe.ticket.message;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.ticket.ticket.TicketDesk;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Lets each new message have its effect on its ticket, once. */
@ApplicationScoped
class MessageEventConsumer {

    private static final Logger LOG = Logger.getLogger(MessageEventConsumer.class);
    private static final String NAME = "ticket-service/message-effects";

    private final EventDelivery delivery;
    private final Inbox inbox;
    private final TicketDesk tickets;

    MessageEventConsumer(EventDelivery delivery, Inbox inbox, TicketDesk tickets) {
        this.delivery = delivery;
        this.inbox = inbox;
        this.tickets = tickets;
    }

    @Incoming("message-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, NAME, this::take);
    }

    private void take(ReceivedEvent event) {
        var created = event.is("message", "created");
        if (!(created || event.is("message", "deleted")) || !inbox.claim(NAME, event)) {
            return;
        }
        var message = event.snapshotAs(MessageView.class);
        if (!(created ? add(message) : remove(message))) {
            LOG.debugf("Message of ticket %d, which is gone", message.ticketId());
        }
    }

    private boolean add(MessageView message) {
        return message.isFirstText() || tickets.addMessage(message.ticketId(), message.author(), message.id());
    }

    private boolean remove(MessageView message) {
        return tickets.removeMessage(message.ticketId(), message.author(), message.id());
    }
}
