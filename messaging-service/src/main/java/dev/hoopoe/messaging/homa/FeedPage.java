package dev.hoopoe.messaging.homa;

import dev.hoopoe.messaging.feed.CloudEvent;
import dev.hoopoe.messaging.feed.FeedBatch;
import dev.hoopoe.messaging.feed.PlacedEvent;
import java.util.List;

/**
 * A page of the feed.
 *
 * @param nextCursor the cursor to continue from; past events that this caller is not shown
 * @param hasMore true when there may be more to read at once
 */
record FeedPage(List<CloudEvent> events, String nextCursor, boolean hasMore) {

    static FeedPage of(FeedBatch batch) {
        return new FeedPage(
                batch.events().stream().map(PlacedEvent::event).toList(),
                batch.next().text(),
                batch.hasMore());
    }
}
