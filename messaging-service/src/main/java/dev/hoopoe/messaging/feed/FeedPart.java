package dev.hoopoe.messaging.feed;

import java.util.List;

/**
 * A part of the feed, as one reader sees it.
 *
 * @param next where to go on; past events that this reader is not shown
 * @param hasMore true when it makes sense to go on at once
 */
record FeedPart(List<PlacedEvent> events, FeedCursor next, boolean hasMore) {}
