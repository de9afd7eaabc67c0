package dev.hoopoe.messaging.client;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.MergedAggregate;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the view of clients current, and has what is a merged client's move to the other one. */
@ApplicationScoped
class ClientEventConsumer {

    private final EventDelivery delivery;
    private final Clients clients;
    private final ClientBelongings belongings;

    ClientEventConsumer(EventDelivery delivery, Clients clients, ClientBelongings belongings) {
        this.delivery = delivery;
        this.clients = clients;
        this.belongings = belongings;
    }

    @Incoming("client-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliverInSteps(message, "messaging-service/client-replica", this::takeIn);
    }

    /** Once the merge is committed nobody writes as the merged client any more; what was written until then moves. */
    private boolean takeIn(ReceivedEvent event) {
        clients.apply(event);
        return event.merged().map(MergedAggregate::id).map(UUID::fromString).stream()
                .anyMatch(gone -> clients.current(gone)
                        .filter(survivor -> belongings.moveSome(gone, survivor))
                        .isPresent());
    }
}
