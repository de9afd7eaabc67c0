package dev.hoopoe.ticket.message;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.history.HistoryService;
import dev.hoopoe.ticket.ticket.MessageText;
import dev.hoopoe.ticket.ticket.TicketService;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Applies each message event to its ticket once: status, unanswered messages, search words and history. */
@ApplicationScoped
class MessageEventConsumer {

    private static final Logger LOG = Logger.getLogger(MessageEventConsumer.class);
    private static final String NAME = "ticket-service/message-effects";
    private static final Predicate<ReceivedEvent> CREATED = event -> event.is("message", "created");
    private static final Predicate<ReceivedEvent> UPDATED = event -> event.is("message", "updated");
    private static final Predicate<ReceivedEvent> DELETED = event -> event.is("message", "deleted");

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
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverAll(messages, NAME, this::apply);
    }

    private void apply(List<ReceivedEvent> events) {
        var effects = events.stream().filter(MessageEventConsumer::hasEffect).toList();
        if (!effects.isEmpty()) {
            var claimed = inbox.claimAll(NAME, effects);
            if (claimed.size() > 1) {
                tickets.lockAll(claimed.stream()
                        .map(event -> Long.valueOf(event.subject()))
                        .toList());
            }
            delivery.forEach(claimed, this::apply);
        }
    }

    /** The text that a ticket was opened with is in the ticket already; only its deletion has an effect. */
    private static boolean hasEffect(ReceivedEvent event) {
        return DELETED.test(event)
                || ((CREATED.test(event) || UPDATED.test(event)) && !MessageView.isFirstText(event.snapshot()));
    }

    private void apply(ReceivedEvent event) {
        var message = event.snapshotAs(MessageView.class);
        if (!isApplied(event, message)) {
            LogKeys.with(LogKeys.TICKET, message.ticketId(), () -> LOG.debug("Message of a deleted ticket skipped"));
        }
    }

    /** False when the ticket does not exist. */
    private boolean isApplied(ReceivedEvent event, MessageView message) {
        if (CREATED.test(event)) {
            return add(message);
        }
        return UPDATED.test(event) ? reword(message) : remove(message);
    }

    private boolean add(MessageView message) {
        var exists = message.isNote()
                ? tickets.addNoteAsMessage(message.ticketId(), message.id(), message.text())
                : tickets.addMessage(message.ticketId(), message.author(), message.id(), message.text());
        if (exists) {
            history.add(message.uid(), message.ticketId(), message.body(), message.isPrivate(), message.createdAt());
        }
        return exists;
    }

    private boolean reword(MessageView message) {
        history.reword(message.uid(), message.body());
        return tickets.indexMessage(message.ticketId(), message.text());
    }

    private boolean remove(MessageView message) {
        history.remove(message.uid());
        var text = message.isFirstText() ? null : MessageText.deleted(message.uid());
        return tickets.removeMessage(message.ticketId(), message.author(), message.id(), text);
    }
}
