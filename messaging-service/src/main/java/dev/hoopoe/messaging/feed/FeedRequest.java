package dev.hoopoe.messaging.feed;

import java.time.Duration;

/**
 * What a reader asks the feed for.
 *
 * @param after a cursor, or {@link #LATEST}; empty for all that is there
 * @param limit events at most
 * @param waitTime how long to wait for an event when there is none yet
 */
public record FeedRequest(FeedFilter filter, String after, int limit, Duration waitTime) {

    /** Instead of a cursor: what happens from now on. */
    public static final String LATEST = "latest";

    /** Events of one answer, and those that a stream reads at a time. */
    public static final int MAX_LIMIT = 500;

    /** A stream's: it waits for as long as its reader stays. */
    public static FeedRequest ofStream(FeedFilter filter, String after) {
        return new FeedRequest(filter, after, MAX_LIMIT, Duration.ZERO);
    }
}
