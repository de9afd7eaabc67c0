package dev.hoopoe.common.sample;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.common.replica.Replica;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows samples: a copy of each, and one effect for each event. */
@ApplicationScoped
class SampleEventConsumer {

    private final EventDelivery delivery;
    private final Replica<SampleView> replica;
    private final Inbox inbox;
    private final AgroalDataSource database;

    SampleEventConsumer(EventDelivery delivery, Replica<SampleView> replica, Inbox inbox, AgroalDataSource database) {
        this.delivery = delivery;
        this.replica = replica;
        this.inbox = inbox;
        this.database = database;
    }

    @Incoming("sample-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "sample-service/replica", this::handle);
    }

    private void handle(ReceivedEvent event) {
        replica.apply(event);
        if (inbox.claim("sample-service/effect", event)) {
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement("INSERT INTO sample_effect VALUES (?, ?, ?)")) {
                insert.setString(1, event.accountId());
                insert.setObject(2, event.id());
                insert.setString(3, event.subject());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
