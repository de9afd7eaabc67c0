package dev.hoopoe.messaging.feed;

/**
 * What a reader is shown of the feed, and how much of it in one batch.
 *
 * @param limit events at most
 * @param bytes of events' data at most, but for a single event that is larger
 */
record FeedQuery(FeedScope scope, FeedFilter filter, int limit, long bytes) {

    /** False when the event cannot be for this reader. */
    boolean couldHave(FeedNotification news) {
        return scope.mayShow(news) && filter.takes(news.type(), news.subject());
    }
}
