package dev.hoopoe.ticket.attribute;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.replica.Replica;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the replica of attributes current. */
@ApplicationScoped
class AttributeEventConsumer {

    private final EventDelivery delivery;
    private final Replica<AttributeView> attributes;

    AttributeEventConsumer(EventDelivery delivery, Replica<AttributeView> attributes) {
        this.delivery = delivery;
        this.attributes = attributes;
    }

    @Incoming("attribute-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverAll(messages, "ticket-service/attribute-replica", attributes::applyAll);
    }
}
