package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies tickets' events to the replica. */
@ApplicationScoped
class TicketEventConsumer {

    private static final String NAME = "messaging-service/ticket-replica";

    private final EventDelivery delivery;
    private final Tickets tickets;
    private final TicketDependents belongings;

    TicketEventConsumer(EventDelivery delivery, Tickets tickets, TicketDependents belongings) {
        this.delivery = delivery;
        this.tickets = tickets;
        this.belongings = belongings;
    }

    @Incoming("ticket-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliverInSteps(message, NAME, this::takeIn);
    }

    /** A deletion is committed before its dependents are deleted: from then on nothing is written on the ticket. */
    private boolean takeIn(ReceivedEvent event) {
        var news = tickets.apply(event);
        return event.isDeletion() && (news || belongings.removeSome(Long.parseLong(event.subject())));
    }
}
