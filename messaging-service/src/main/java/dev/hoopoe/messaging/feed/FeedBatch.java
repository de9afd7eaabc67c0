package dev.hoopoe.messaging.feed;

import java.util.List;

/**
 * A batch of the feed, as one reader sees it.
 *
 * @param next the cursor to continue from; past events that this reader is not shown
 * @param hasMore true when there may be more to read at once
 * @param unresolved the unresolved event before which the batch ends; null for none
 */
public record FeedBatch(List<PlacedEvent> events, FeedCursor next, boolean hasMore, UnresolvedEvent unresolved) {

    /** True when the batch is empty because of an unresolved event. */
    boolean isBlocked() {
        return events.isEmpty() && unresolved != null;
    }
}
