package dev.hoopoe.messaging.account;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.common.lifecycle.AccountLifecycle;
import dev.hoopoe.messaging.channel.DefaultChannels;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes account.events.v1: a new account gets its first channels, and it is known which ones are suspended or deleted. */
@ApplicationScoped
class AccountEventConsumer {

    private static final String NAME = "messaging-service/default-channels";

    private final EventDelivery delivery;
    private final Inbox inbox;
    private final DefaultChannels channels;
    private final AccountLifecycle lifecycle;

    AccountEventConsumer(EventDelivery delivery, Inbox inbox, DefaultChannels channels, AccountLifecycle lifecycle) {
        this.delivery = delivery;
        this.inbox = inbox;
        this.channels = channels;
        this.lifecycle = lifecycle;
    }

    @Incoming("account-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliver(messages, NAME, this::handle);
    }

    private void handle(ReceivedEvent event) {
        if (event.is("account", "created") && inbox.claim(NAME, event)) {
            channels.create();
        }
        lifecycle.apply(event);
    }
}
