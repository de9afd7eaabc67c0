package dev.hoopoe.messaging.client;

import dev.hoopoe.common.event.EventDelivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the view of clients current. */
@ApplicationScoped
class ClientEventConsumer {

    private final EventDelivery delivery;
    private final Clients clients;

    ClientEventConsumer(EventDelivery delivery, Clients clients) {
        this.delivery = delivery;
        this.clients = clients;
    }

    @Incoming("client-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, "messaging-service/client-replica", clients::apply);
    }
}
