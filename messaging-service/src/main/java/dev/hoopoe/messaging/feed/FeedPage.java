package dev.hoopoe.messaging.feed;

import java.util.List;

/**
 * A part of the feed.
 *
 * @param nextCursor where to go on; past events that this caller is not shown
 * @param hasMore true when it makes sense to ask again at once
 */
record FeedPage(List<CloudEvent> events, String nextCursor, boolean hasMore) {}
