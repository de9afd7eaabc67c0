package dev.hoopoe.ticket.client;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.MergedAggregate;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.cascade.CascadeQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the replica of clients current. Cascades change the search words of a client's tickets and move those of a
 * merged client.
 */
@ApplicationScoped
class ClientEventConsumer {

    private static final List<String> SEARCHED = List.of("name", "email", "phone");

    private final EventDelivery delivery;
    private final Replica<ClientView> clients;
    private final CascadeQueue cascades;

    ClientEventConsumer(EventDelivery delivery, Replica<ClientView> clients, CascadeQueue cascades) {
        this.delivery = delivery;
        this.clients = clients;
        this.cascades = cascades;
    }

    @Incoming("client-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "ticket-service/client-replica", this::apply);
    }

    private void apply(ReceivedEvent event) {
        clients.apply(event);
        event.merged().map(MergedAggregate::id).map(UUID::fromString).ifPresent(cascades::clientMerged);
        if (event.isDeletion() || SEARCHED.stream().anyMatch(event.body().path("changes")::has)) {
            cascades.clientChanged(UUID.fromString(event.subject()));
        }
    }
}
