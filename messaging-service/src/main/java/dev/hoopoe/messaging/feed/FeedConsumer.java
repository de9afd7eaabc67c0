package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.event.EventDelivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Appends every event of every topic to the feed, in batches. */
@ApplicationScoped
class FeedConsumer {

    private final EventDelivery delivery;
    private final FeedWriter feed;
    private final Event<EventsAppended> appended;

    FeedConsumer(EventDelivery delivery, FeedWriter feed, Event<EventsAppended> appended) {
        this.delivery = delivery;
        this.feed = feed;
        this.appended = appended;
    }

    @Incoming("feed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverBatch(
                messages, "messaging-service/feed", FeedEntry::of, feed::append, topic -> topic + ".dlq.feed");
        appended.fire(new EventsAppended());
    }
}
