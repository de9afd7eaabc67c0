package dev.hoopoe.ticket.department;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.ticket.cascade.CascadeQueue;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the replica of departments current. A deletion queues a cascade over the tickets, so that it delays no other
 * event.
 */
@ApplicationScoped
class DepartmentEventConsumer {

    private final EventDelivery delivery;
    private final Replica<DepartmentView> departments;
    private final CascadeQueue cascades;

    DepartmentEventConsumer(EventDelivery delivery, Replica<DepartmentView> departments, CascadeQueue cascades) {
        this.delivery = delivery;
        this.departments = departments;
        this.cascades = cascades;
    }

    @Incoming("department-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "ticket-service/department-replica", this::apply);
    }

    private void apply(ReceivedEvent event) {
        departments.apply(event);
        if (event.isDeletion()) {
            cascades.departmentDeleted(Long.parseLong(event.subject()));
        }
    }
}
