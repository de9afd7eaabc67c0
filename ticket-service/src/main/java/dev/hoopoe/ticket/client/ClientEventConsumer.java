package dev.hoopoe.ticket.client;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.replica.Replica;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the replica of clients current. */
@ApplicationScoped
class ClientEventConsumer {

    private final EventDelivery delivery;
    private final Replica<ClientView> clients;

    ClientEventConsumer(EventDelivery delivery, Replica<ClientView> clients) {
        this.delivery = delivery;
        this.clients = clients;
    }

    @Incoming("client-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, "ticket-service/client-replica", clients::apply);
    }
}
