package dev.hoopoe.ticket.message;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.history.HistoryService;
import dev.hoopoe.ticket.ticket.TicketService;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Applies each message event to its ticket once: status, unanswered messages, search words and history. */
@ApplicationScoped
class MessageEventConsumer {

    private static final Logger LOG = Logger.getLogger(MessageEventConsumer.class);
    private static final String NAME = "ticket-service/message-effects";

    private final EventDelivery delivery;
    private final Inbox inbox;
    private final TicketService tickets;
    private final HistoryService history;

    MessageEventConsumer(EventDelivery delivery, Inbox inbox, TicketService tickets, HistoryService history) {
        this.delivery = delivery;
        this.inbox = inbox;
        this.tickets = tickets;
        this.history = history;
    }

    @Incoming("message-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, NAME, this::apply);
    }

    private void apply(ReceivedEvent event) {
        if (event.is("message", "created")) {
            once(event, this::add);
        } else if (event.is("message", "updated")) {
            once(event, this::reword);
        } else if (event.is("message", "deleted")) {
            once(event, this::remove);
        }
    }

    private void once(ReceivedEvent event, Consumer<MessageView> effect) {
        if (inbox.claim(NAME, event)) {
            effect.accept(event.snapshotAs(MessageView.class));
        }
    }

    private void add(MessageView message) {
        if (message.isFirstText()) {
            return;
        }
        var there = message.isNote()
                ? tickets.addNoteAsMessage(message.ticketId(), message.id())
                : tickets.addMessage(message.ticketId(), message.author(), message.id());
        if (there) {
            tickets.indexMessage(message.ticketId(), message.uid(), message.body());
            history.add(message.uid(), message.ticketId(), message.body(), message.isPrivate(), message.createdAt());
        } else {
            LogKeys.with(LogKeys.TICKET, message.ticketId(), () -> LOG.debug("Message of a deleted ticket skipped"));
        }
    }

    private void reword(MessageView message) {
        if (!message.isFirstText()) {
            tickets.indexMessage(message.ticketId(), message.uid(), message.body());
            history.reword(message.uid(), message.body());
        }
    }

    private void remove(MessageView message) {
        if (!message.isFirstText()) {
            tickets.indexMessage(message.ticketId(), message.uid(), "");
        }
        history.remove(message.uid());
        if (!tickets.removeMessage(message.ticketId(), message.author(), message.id())) {
            LogKeys.with(LogKeys.TICKET, message.ticketId(), () -> LOG.debug("Message of a deleted ticket skipped"));
        }
    }
}
