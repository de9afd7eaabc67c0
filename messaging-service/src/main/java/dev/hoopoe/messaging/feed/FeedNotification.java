package dev.hoopoe.messaging.feed;

/** A new event of the feed, with what decides whom it may concern. */
record FeedNotification(long position, String accountId, String type, String subject) {

    private static final int AGGREGATE = 2;

    /** The third part of the type: {@code ticket}. */
    String aggregate() {
        var parts = type.split("\\.", -1);
        return parts.length > AGGREGATE ? parts[AGGREGATE] : "";
    }
}
