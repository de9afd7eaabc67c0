package dev.hoopoe.messaging.user;

import dev.hoopoe.common.event.EventDelivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies users' events to the replica. */
@ApplicationScoped
class UserEventConsumer {

    private final EventDelivery delivery;
    private final UserReplica users;

    UserEventConsumer(EventDelivery delivery, UserReplica users) {
        this.delivery = delivery;
        this.users = users;
    }

    @Incoming("user-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverAll(messages, "messaging-service/user-replica", users::applyAll);
    }
}
