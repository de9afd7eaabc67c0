package dev.hoopoe.messaging.client;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.MergedAggregate;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies clients' events to the replica, and moves what belongs to a merged client to the survivor. */
@ApplicationScoped
class ClientEventConsumer {

    private final EventDelivery delivery;
    private final ClientReplica clients;
    private final ClientDependents dependents;

    ClientEventConsumer(EventDelivery delivery, ClientReplica clients, ClientDependents dependents) {
        this.delivery = delivery;
        this.clients = clients;
        this.dependents = dependents;
    }

    @Incoming("client-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverInSteps(messages, "messaging-service/client-replica", this::apply);
    }

    /** After the merge is committed nothing is written as the merged client; what was written until then moves. */
    private boolean apply(ReceivedEvent event) {
        clients.apply(event);
        return event.merged().map(MergedAggregate::id).map(UUID::fromString).stream()
                .anyMatch(gone -> clients.current(gone)
                        .filter(survivor -> dependents.moveSome(gone, survivor))
                        .isPresent());
    }
}
