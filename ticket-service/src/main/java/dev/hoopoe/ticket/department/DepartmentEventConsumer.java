package dev.hoopoe.ticket.department;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.replica.Replica;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the replica of departments current. */
@ApplicationScoped
class DepartmentEventConsumer {

    private final EventDelivery delivery;
    private final Replica<DepartmentView> departments;

    DepartmentEventConsumer(EventDelivery delivery, Replica<DepartmentView> departments) {
        this.delivery = delivery;
        this.departments = departments;
    }

    @Incoming("department-events")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        delivery.deliver(message, "ticket-service/department-replica", departments::apply);
    }
}
