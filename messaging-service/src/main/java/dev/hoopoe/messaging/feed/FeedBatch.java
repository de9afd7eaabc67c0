package dev.hoopoe.messaging.feed;

import java.util.List;

/**
 * A part of the feed, as one reader sees it.
 *
 * @param next where to go on; past events that this reader is not shown
 * @param hasMore true when it makes sense to go on at once
 * @param ahead the event before which the part ends, since it is not known yet whose its ticket is; null without one
 */
public record FeedBatch(List<PlacedEvent> events, FeedCursor next, boolean hasMore, UnresolvedEvent ahead) {

    /** True when there is nothing to show until more is known of a ticket. */
    boolean isHeldUp() {
        return events.isEmpty() && ahead != null;
    }
}
