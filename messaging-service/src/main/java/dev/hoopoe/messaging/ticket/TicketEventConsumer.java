package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.event.EventDelivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the view of tickets current. */
@ApplicationScoped
class TicketEventConsumer {

    private final EventDelivery delivery;
    private final Tickets tickets;

    TicketEventConsumer(EventDelivery delivery, Tickets tickets) {
        this.delivery = delivery;
        this.tickets = tickets;
    }

    @Incoming("ticket-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, "messaging-service/ticket-replica", tickets::apply);
    }
}
