package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverAllInSteps(messages, NAME, this::apply);
    }

    /** Deletions are committed before their dependents are deleted: from then on nothing is written on the tickets. */
    private boolean apply(List<ReceivedEvent> events) {
        var newer = tickets.applyAll(events);
        return events.stream()
                .filter(ReceivedEvent::isDeletion)
                .map(ReceivedEvent::subject)
                .anyMatch(id -> newer.contains(id) || dependents.removeSome(Long.parseLong(id)));
    }
}
