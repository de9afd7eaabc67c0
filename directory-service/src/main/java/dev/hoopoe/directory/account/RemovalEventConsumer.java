package dev.hoopoe.directory.account;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes removal.events.v1: which services have no row of a deleted account any more. */
@ApplicationScoped
class RemovalEventConsumer {

    private final EventDelivery delivery;
    private final AccountRemovals removals;

    RemovalEventConsumer(EventDelivery delivery, AccountRemovals removals) {
        this.delivery = delivery;
        this.removals = removals;
    }

    /** The fields of the event that are used. */
    record RemovalView(String service) {}

    @Incoming("removal-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "directory-service/removal-events", this::handle);
    }

    private void handle(ReceivedEvent event) {
        if (event.is("removal", "completed")) {
            removals.removedBy(event.snapshotAs(RemovalView.class).service(), event.accountId());
        }
    }
}
