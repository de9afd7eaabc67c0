package dev.hoopoe.messaging.homa;

import dev.hoopoe.messaging.feed.PlacedEvent;
import dev.hoopoe.messaging.feed.FeedBatch;
import dev.hoopoe.messaging.feed.CloudEvent;
import java.util.List;

/**
 * A part of the feed, as it is answered.
 *
 * @param nextCursor where to go on; past events that this caller is not shown
 * @param hasMore true when it makes sense to ask again at once
 */
record FeedPage(List<CloudEvent> events, String nextCursor, boolean hasMore) {

    static FeedPage of(FeedBatch part) {
        return new FeedPage(
                part.events().stream().map(PlacedEvent::event).toList(),
                part.next().text(),
                part.hasMore());
    }
}
