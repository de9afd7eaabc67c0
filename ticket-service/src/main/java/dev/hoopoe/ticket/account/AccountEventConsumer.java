package dev.hoopoe.ticket.account;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.lifecycle.AccountLifecycle;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes account.events.v1: which accounts are suspended or deleted. */
@ApplicationScoped
class AccountEventConsumer {

    private final EventDelivery delivery;
    private final AccountLifecycle lifecycle;

    AccountEventConsumer(EventDelivery delivery, AccountLifecycle lifecycle) {
        this.delivery = delivery;
        this.lifecycle = lifecycle;
    }

    @Incoming("account-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, "ticket-service/account-events", lifecycle::apply);
    }
}
