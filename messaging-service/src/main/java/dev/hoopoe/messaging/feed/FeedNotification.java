package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.event.CloudEvents;

/** A new event of the feed, with what decides whom it may concern. */
record FeedNotification(long position, String accountId, String type, String subject) {

    /** As in the type: {@code ticket}. */
    String aggregate() {
        return CloudEvents.aggregateOf(type);
    }
}
