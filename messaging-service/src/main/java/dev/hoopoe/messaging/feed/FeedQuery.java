package dev.hoopoe.messaging.feed;

/**
 * What a reader is shown of the feed, and how much of it in one batch.
 *
 * @param limit events at most
 * @param bytes of events' data at most, but for a single event that is larger
 */
record FeedQuery(FeedScope scope, FeedFilter filter, int limit, long bytes) {

    /** False when the event cannot be for this reader. */
    boolean mayShow(FeedNotification notification) {
        return scope.mayShow(notification) && filter.accepts(notification.type(), notification.subject());
    }
}
