package dev.hoopoe.auth.principal;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes user.events.v1, so that rights are reduced even when a push failed; only pushes raise them.
 */
@ApplicationScoped
class UserEventConsumer {

    private final EventDelivery delivery;
    private final PersonUpdateTransactions updates;
    private final SnapshotReader snapshots;

    UserEventConsumer(EventDelivery delivery, PersonUpdateTransactions updates, SnapshotReader snapshots) {
        this.delivery = delivery;
        this.updates = updates;
        this.snapshots = snapshots;
    }

    @Incoming("user-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "auth-service/user-events", this::handle);
    }

    private void handle(ReceivedEvent event) {
        if (event.isDeletion()) {
            updates.delete(UUID.fromString(event.subject()));
        } else if (event.is("user", "created") || event.is("user", "updated")) {
            var update = snapshots.fromEvent(event);
            updates.applyIfKnown(UUID.fromString(event.subject()), update);
        }
    }
}
