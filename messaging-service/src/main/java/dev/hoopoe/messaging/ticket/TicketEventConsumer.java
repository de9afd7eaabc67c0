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
    private final TicketReplica tickets;
    private final TicketDependents dependents;

    TicketEventConsumer(EventDelivery delivery, TicketReplica tickets, TicketDependents dependents) {
        this.delivery = delivery;
        this.tickets = tickets;
        this.dependents = dependents;
    }

    @Incoming("ticket-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliverInSteps(message, NAME, this::apply);
    }

    /** A deletion is committed before its dependents are deleted: from then on nothing is written on the ticket. */
    private boolean apply(ReceivedEvent event) {
        var isNewer = tickets.apply(event);
        return event.isDeletion() && (isNewer || dependents.removeSome(Long.parseLong(event.subject())));
    }
}
