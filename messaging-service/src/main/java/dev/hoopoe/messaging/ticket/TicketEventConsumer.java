package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.event.EventDelivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the view of tickets current. */
@ApplicationScoped
class TicketEventConsumer {

    private static final String NAME = "messaging-service/ticket-replica";

    private final EventDelivery delivery;
    private final Tickets tickets;
    private final TicketBelongings belongings;

    TicketEventConsumer(EventDelivery delivery, Tickets tickets, TicketBelongings belongings) {
        this.delivery = delivery;
        this.tickets = tickets;
        this.belongings = belongings;
    }

    @Incoming("ticket-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, NAME, tickets::apply);
        // Only once the deletion is there for all to see: nobody waits for the ticket meanwhile, and nobody writes on
        // it.
        delivery.deliverInSteps(
                message, NAME, event -> event.isDeletion() && belongings.removeSome(Long.parseLong(event.subject())));
    }
}
