package dev.hoopoe.directory.session;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes session.events.v1 for logins. */
@ApplicationScoped
class SessionEventConsumer {

    private final EventDelivery delivery;
    private final LastLoginStore lastLogins;

    SessionEventConsumer(EventDelivery delivery, LastLoginStore lastLogins) {
        this.delivery = delivery;
        this.lastLogins = lastLogins;
    }

    @Incoming("session-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "directory-service/last-logins", this::handle);
    }

    private void handle(ReceivedEvent event) {
        if (event.is("session", "started")) {
            var session = event.snapshotAs(StartedSession.class);
            if (session.isLogin()) {
                lastLogins.store(session.userId(), session.startedAt());
            }
        }
    }
}
