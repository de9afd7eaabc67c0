package dev.hoopoe.ticket.channel;

import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.replica.Replica;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the replica of channels current. */
@ApplicationScoped
class ChannelEventConsumer {

    private final EventDelivery delivery;
    private final Replica<ChannelView> channels;

    ChannelEventConsumer(EventDelivery delivery, Replica<ChannelView> channels) {
        this.delivery = delivery;
        this.channels = channels;
    }

    @Incoming("channel-events")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverAll(messages, "ticket-service/channel-replica", channels::applyAll);
    }
}
