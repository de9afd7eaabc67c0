package dev.hoopoe.ticket.user;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.replica.Replica;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the replica of users current. */
@ApplicationScoped
class UserEventConsumer {

    private final EventDelivery delivery;
    private final Replica<UserView> users;

    UserEventConsumer(EventDelivery delivery, Replica<UserView> users) {
        this.delivery = delivery;
        this.users = users;
    }

    @Incoming("user-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, "ticket-service/user-replica", users::apply);
    }
}
