package dev.hoopoe.auth.principal;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.MergedAggregate;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes client.events.v1 for clients with a login, which directory-service has pushed; other clients are ignored.
 * A merge deletes the merged client's login; only a push moves it to the survivor (decision 0029).
 */
@ApplicationScoped
class ClientEventConsumer {

    private final EventDelivery delivery;
    private final PersonUpdateTransactions updates;
    private final SnapshotReader snapshots;

    ClientEventConsumer(EventDelivery delivery, PersonUpdateTransactions updates, SnapshotReader snapshots) {
        this.delivery = delivery;
        this.updates = updates;
        this.snapshots = snapshots;
    }

    @Incoming("client-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "auth-service/client-events", this::handle);
    }

    private void handle(ReceivedEvent event) {
        if (event.isDeletion()) {
            updates.deleteIfKnown(UUID.fromString(event.subject()));
        } else if (event.is("client", "updated") || event.is("client", "merged")) {
            updates.applyIfKnown(UUID.fromString(event.subject()), snapshots.fromEvent(event));
            event.merged().map(MergedAggregate::id).map(UUID::fromString).ifPresent(updates::deleteIfKnown);
        }
    }
}
