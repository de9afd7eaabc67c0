package dev.hoopoe.directory.ticket;

import dev.hoopoe.common.event.EventDelivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes ticket.events.v1 for the owners of tickets. */
@ApplicationScoped
class TicketEventConsumer {

    private final EventDelivery delivery;
    private final TicketsOfClient tickets;

    TicketEventConsumer(EventDelivery delivery, TicketsOfClient tickets) {
        this.delivery = delivery;
        this.tickets = tickets;
    }

    @Incoming("ticket-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverAll(messages, "directory-service/ticket-replica", tickets::applyAll);
    }
}
