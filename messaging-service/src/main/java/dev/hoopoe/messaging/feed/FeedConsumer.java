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
    private final FeedDeadLetters deadLetters;
    private final FeedTailPoller poller;
    private final Event<EventsAppended> appended;

    FeedConsumer(
            EventDelivery delivery,
            FeedWriter feed,
            FeedDeadLetters deadLetters,
            FeedTailPoller poller,
            Event<EventsAppended> appended) {
        this.delivery = delivery;
        this.feed = feed;
        this.deadLetters = deadLetters;
        this.poller = poller;
        this.appended = appended;
    }

    @Incoming("feed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        delivery.deliverBatch(messages, FeedEntry::of, feed::append, deadLetters::send);
        poller.poll();
        appended.fire(new EventsAppended());
    }
}
