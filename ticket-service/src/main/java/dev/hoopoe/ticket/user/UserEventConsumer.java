package dev.hoopoe.ticket.user;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.cascade.CascadeQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the replica of users current. A deletion queues a cascade over the tickets, so that it delays no other event.
 */
@ApplicationScoped
class UserEventConsumer {

    private final EventDelivery delivery;
    private final Replica<UserView> users;
    private final CascadeQueue cascades;

    UserEventConsumer(EventDelivery delivery, Replica<UserView> users, CascadeQueue cascades) {
        this.delivery = delivery;
        this.users = users;
        this.cascades = cascades;
    }

    @Incoming("user-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "ticket-service/user-replica", this::apply);
    }

    private void apply(ReceivedEvent event) {
        users.apply(event);
        if (event.isDeletion()) {
            cascades.userDeleted(UUID.fromString(event.subject()));
        }
    }
}
